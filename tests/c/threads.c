/* Several threads assess at once, the first call of the process among them, and read one shared document. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "aiact.h"

#define THREADS 4

static const char CASE[] = "{\"as_of\": \"2026-11-21\", \"facts\": {\"role\": [\"deployer\"], \"profiling\": true}}";

static void *assess(void *unused)
{
    aiact_buf *answer;
    (void)unused;
    return aiact_assess_json(CASE, strlen(CASE), &answer, NULL) == AIACT_OK ? answer : NULL;
}

static void *length(void *shared)
{
    return strlen(aiact_buf_data(shared)) == aiact_buf_len(shared) ? shared : NULL;
}

/* Runs one function in all threads; whether each of them could be started and joined. */
static int run(void *(*function)(void *), void *argument, void *results[THREADS])
{
    pthread_t threads[THREADS];
    int i, ok = 1;
    for (i = 0; i < THREADS; i++)
        ok &= pthread_create(&threads[i], NULL, function, argument) == 0;
    for (i = 0; i < THREADS && ok; i++)
        ok &= pthread_join(threads[i], &results[i]) == 0;
    return ok;
}

int main(void)
{
    void *answers[THREADS] = {NULL}, *readings[THREADS] = {NULL};
    int i, passed = 0;

    if (!run(assess, NULL, answers) || !run(length, answers[0], readings))
        return 2;
    for (i = 0; i < THREADS; i++)
        passed += answers[i] != NULL && readings[i] == answers[0]
                  && strcmp(aiact_buf_data(answers[i]), aiact_buf_data(answers[0])) == 0;
    for (i = 0; i < THREADS; i++)
        aiact_buf_free(answers[i]);
    printf("%d passed, %d failed\n", passed, THREADS - passed);
    return passed == THREADS ? 0 : 1;
}
