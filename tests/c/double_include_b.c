/* See double_include_a.c. The header needs no other header before it. */
#include "aiact.h"
#include "aiact.h"

#include <string.h>

int same_version(void);

int same_version(void)
{
    return strcmp(aiact_version(), AIACT_VERSION) == 0;
}
