/* With double_include_b.c: the header may be included twice, from several files of one program, in C and in C++. */
#include "aiact.h"
#include "aiact.h"

int same_version(void);

int main(void)
{
    return aiact_abi_version() == AIACT_ABI_VERSION && same_version() ? 0 : 1;
}
