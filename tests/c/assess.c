/* Assesses a recruitment system through the C interface: an example, and a test of what the header promises.
 *
 * It prints what was found, checks it, and ends with one line: `N passed, N failed`. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aiact.h"

static const char CASE[] =
    "{\"as_of\": \"2026-11-21\","
    " \"facts\": {\"role\": [\"provider\"],"
    "             \"emp_recruitment_selection\": true,"
    "             \"emp_filters_or_evaluates\": true,"
    "             \"profiling\": true}}";

static int passed, failed;

#define CHECK(condition) check((condition) != 0, #condition, __LINE__)

static void check(int holds, const char *what, int line)
{
    if (holds) {
        passed++;
    } else {
        failed++;
        fprintf(stderr, "line %d: %s\n", line, what);
    }
}

/* The start of the object under `key`, or NULL. The documents have no white space, and keys of findings are unique. */
static const char *object(const char *document, const char *key)
{
    char pattern[80];
    snprintf(pattern, sizeof pattern, "\"%s\":{", key);
    return strstr(document, pattern);
}

/* Whether the text of `member` stands within the first object that begins at `from`. */
static int has(const char *from, const char *member)
{
    int depth = 0;
    const char *end, *found;
    if (from == NULL)
        return 0;
    for (end = strchr(from, '{'); *end != '\0'; end++) {
        depth += (*end == '{') - (*end == '}');
        if (depth == 0)
            break;
    }
    found = strstr(from, member);
    return found != NULL && found < end;
}

static int equals(aiact_str text, const char *expected)
{
    return text.len == strlen(expected) && memcmp(text.ptr, expected, text.len) == 0 && text.ptr[text.len] == '\0';
}

/* Prints one finding: its value, its status and the first day. */
static void print_finding(const char *answer, const char *id)
{
    static const char *const members[] = {"\"value\":\"", "\"status\":\"", "\"applies_from\":\""};
    size_t i;
    printf("%-12s", id);
    for (i = 0; i < 3; i++) {
        const char *finding = object(answer, id);
        const char *member = finding == NULL ? NULL : strstr(finding, members[i]);
        if (member != NULL) {
            const char *value = member + strlen(members[i]);
            printf(" %.*s", (int)strcspn(value, "\""), value);
        }
    }
    printf("\n");
}

static void a_recruitment_system(void)
{
    aiact_buf *answer, *again;
    aiact_error *error;
    const char *text, *findings;

    CHECK(aiact_assess_json(CASE, strlen(CASE), &answer, &error) == AIACT_OK);
    CHECK(answer != NULL && error == NULL);
    text = aiact_buf_data(answer);
    CHECK(strlen(text) == aiact_buf_len(answer));

    findings = object(text, "findings");
    CHECK(findings != NULL);
    if (findings != NULL) {
        print_finding(findings, "annex3-4-a");
        print_finding(findings, "high_risk");
        print_finding(findings, "prohibited");
        CHECK(has(object(findings, "annex3-4-a"), "\"value\":\"yes\""));
        CHECK(has(object(findings, "annex3-4-a"), "Annex III(4)(a)"));
        CHECK(has(object(findings, "high_risk"), "\"value\":\"yes\""));
        CHECK(has(object(findings, "high_risk"), "\"status\":\"upcoming\""));
        CHECK(has(object(findings, "high_risk"), "\"applies_from\":\"2027-12-02\""));
        /* Nothing was said about observing emotions, so nothing is concluded. */
        CHECK(has(object(findings, "art5-1-f"), "\"value\":\"unknown\""));
    }
    CHECK(has(object(text, "law"), "\"as_of\":\"2026-11-21\""));
    CHECK(has(object(text, "law"), "\"edition\":\"2026-07-27\""));
    CHECK(strstr(text, "\"id\":\"art9-1-rms\"") != NULL);
    CHECK(strstr(text, "not legal advice") != NULL);

    CHECK(aiact_assess_json(CASE, strlen(CASE), &again, NULL) == AIACT_OK);
    CHECK(aiact_buf_len(again) == aiact_buf_len(answer));
    CHECK(strcmp(aiact_buf_data(again), text) == 0);

    aiact_buf_free(again);
    aiact_buf_free(answer);
    aiact_error_free(error);
}

static void the_day_decides(void)
{
    static const char early[] = "{\"as_of\": \"2025-01-15\", \"facts\": {}}";
    static const char late[] =
        "{\"as_of\": \"2027-12-02\", \"facts\": {\"role\": [\"provider\"], \"emp_recruitment_selection\": true,"
        " \"emp_filters_or_evaluates\": true, \"profiling\": true}}";
    aiact_buf *answer;

    CHECK(aiact_assess_json(early, strlen(early), &answer, NULL) == AIACT_OK);
    CHECK(has(object(aiact_buf_data(answer), "law"), "\"edition\":\"2024-07-12\""));
    aiact_buf_free(answer);

    CHECK(aiact_assess_json(late, strlen(late), &answer, NULL) == AIACT_OK);
    CHECK(has(object(aiact_buf_data(answer), "high_risk"), "\"status\":\"in_force\""));
    aiact_buf_free(answer);
}

static void the_reason(void)
{
    static const char id[] = "annex3-4-a", wrong[] = "annex3-4-z";
    aiact_buf *reason;
    aiact_error *error;

    CHECK(aiact_explain_json(CASE, strlen(CASE), id, strlen(id), &reason, &error) == AIACT_OK);
    CHECK(strstr(aiact_buf_data(reason), "\"id\":\"annex3-4-a\"") != NULL);
    CHECK(strstr(aiact_buf_data(reason), "\"id\":\"emp_recruitment_selection\"") != NULL);
    aiact_buf_free(reason);
    aiact_error_free(error);

    CHECK(aiact_explain_json(CASE, strlen(CASE), wrong, strlen(wrong), &reason, &error) == AIACT_ERR_UNKNOWN_ID);
    CHECK(strstr(aiact_error_message(error).ptr, "annex3-4-z") != NULL);
    CHECK(strstr(aiact_error_help(error).ptr, "annex3-4-") != NULL);
    aiact_buf_free(reason);
    aiact_error_free(error);
}

/* The number of times that `word` stands in `text`. */
static int count(const char *text, const char *word)
{
    int found = 0;
    for (text = strstr(text, word); text != NULL; text = strstr(text + 1, word))
        found++;
    return found;
}

static void the_calendar(void)
{
    /* Article 18(1): the documentation is kept for ten years after the system was placed on the market. */
    static const char placed[] =
        "{\"as_of\": \"2028-01-20\", \"holidays\": [\"2028-04-17\"], \"facts\": {\"role\": [\"provider\"],"
        " \"emp_recruitment_selection\": true, \"emp_filters_or_evaluates\": true, \"profiling\": true,"
        " \"no_other_listed_use\": true, \"placed_on_market_date\": \"2028-01-10\"}}";
    static const char first[] = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", last[] = "END:VCALENDAR\r\n";
    aiact_buf *calendar;
    aiact_error *error;
    const char *text;

    CHECK(aiact_calendar(CASE, strlen(CASE), &calendar, &error) == AIACT_OK);
    text = aiact_buf_data(calendar);
    CHECK(strncmp(text, first, strlen(first)) == 0);
    CHECK(strcmp(text + aiact_buf_len(calendar) - strlen(last), last) == 0);
    CHECK(count(text, "BEGIN:VEVENT\r\n") > 0);
    CHECK(count(text, "BEGIN:VEVENT\r\n") == count(text, "END:VEVENT\r\n"));
    CHECK(strstr(text, "DTSTART;VALUE=DATE:20271202\r\n") != NULL);
    aiact_buf_free(calendar);
    aiact_error_free(error);

    CHECK(aiact_calendar(placed, strlen(placed), &calendar, &error) == AIACT_OK);
    CHECK(strstr(aiact_buf_data(calendar), "DTSTART;VALUE=DATE:20380110\r\n") != NULL);
    aiact_buf_free(calendar);
    aiact_error_free(error);

    CHECK(aiact_calendar("{", 1, &calendar, &error) == AIACT_ERR_JSON);
    CHECK(calendar == NULL);
    aiact_error_free(error);
}

static void the_rulebook(void)
{
    static const char office[] = "ai-office", wrong[] = "ai-ofice";
    static const char kind[] = "institution", no_kind[] = "institutions";
    static const char provision[] = "Art 5(1)(f)", no_provision[] = "Art 114";
    aiact_buf *document;
    aiact_error *error;

    CHECK(aiact_entry_json(office, strlen(office), &document, &error) == AIACT_OK);
    CHECK(strstr(aiact_buf_data(document), "{\"kind\":\"institution\",\"id\":\"ai-office\"") != NULL);
    CHECK(strstr(aiact_buf_data(document), "\"part_of\":\"commission\"") != NULL);
    aiact_buf_free(document);
    aiact_error_free(error);

    CHECK(aiact_entries_json(kind, strlen(kind), &document, &error) == AIACT_OK);
    CHECK(strstr(aiact_buf_data(document), "{\"id\":\"ai-office\",\"title\":\"") != NULL);
    aiact_buf_free(document);
    aiact_error_free(error);

    CHECK(aiact_about_json(provision, strlen(provision), &document, &error) == AIACT_OK);
    CHECK(strstr(aiact_buf_data(document), "\"id\":\"guidelines-prohibited-practices\"") != NULL);
    aiact_buf_free(document);
    aiact_error_free(error);
    CHECK(aiact_about_json(no_provision, strlen(no_provision), &document, &error) == AIACT_ERR_UNKNOWN_ID);
    CHECK(equals(aiact_error_help(error), "did you mean `Art 113`?"));
    aiact_error_free(error);

    CHECK(aiact_entry_json(wrong, strlen(wrong), &document, &error) == AIACT_ERR_UNKNOWN_ID);
    CHECK(equals(aiact_error_help(error), "did you mean `ai-office`?"));
    aiact_error_free(error);
    CHECK(aiact_entries_json(no_kind, strlen(no_kind), &document, &error) == AIACT_ERR_OPTION);
    CHECK(equals(aiact_error_place(error), "kind"));
    CHECK(strstr(aiact_error_help(error).ptr, kind) != NULL);
    aiact_error_free(error);
    CHECK(aiact_entry_json(NULL, 0, &document, NULL) == AIACT_ERR_UNKNOWN_ID);
    CHECK(document == NULL);
}

/* A serious incident of a high-risk system (Article 73(2)): aware on Monday 10 January 2028, so to be reported by the
 * 25th. */
static void a_procedure(void)
{
    static const char *const start = "{\"as_of\": \"2028-02-01\", \"lang\": \"%s\", \"facts\": {\"role\": [\"provider\"],"
        " \"emp_recruitment_selection\": true, \"emp_filters_or_evaluates\": true, \"profiling\": true,"
        " \"no_other_listed_use\": true, \"incident_kind\": [\"health\"], \"infringes_individual_interests\": false,"
        " \"incident_reported_elsewhere\": false, \"incident_aware_date\": \"2028-01-10\","
        " \"incident_reported_date\": \"%s\"}}";
    static const char id[] = "serious-incident", wrong[] = "serious-incidnet", other[] = "gpai-fine";
    char late[600], in_time[600];
    aiact_buf *document, *every;
    aiact_error *error;
    const char *text, *incident;

    snprintf(late, sizeof late, start, "en", "2028-01-26");
    snprintf(in_time, sizeof in_time, start, "da", "2028-01-25");
    CHECK(aiact_procedure_json(late, strlen(late), id, strlen(id), &document, &error) == AIACT_OK);
    text = aiact_buf_data(document);
    CHECK(has(object(text, "law"), "\"as_of\":\"2028-02-01\""));
    CHECK(strstr(text, "\"procedures\":[{\"id\":\"serious-incident\"") != NULL);
    CHECK(strstr(text, "\"concerns\":\"yes\",\"condition\":\"chapter3_applies\",\"begun\":true") != NULL);
    CHECK(strstr(text, "\"progress\":\"done\",\"date\":\"2028-01-26\"") != NULL);
    CHECK(strstr(text, "\"date\":\"2028-01-25\"") != NULL);
    CHECK(strstr(text, "\"faults\":[\"late\"]") != NULL);
    aiact_buf_free(document);
    aiact_error_free(error);

    CHECK(aiact_procedure_json(in_time, strlen(in_time), id, strlen(id), &document, &error) == AIACT_OK);
    CHECK(strstr(aiact_buf_data(document), "\"faults\"") == NULL);
    CHECK(strstr(aiact_buf_data(document), "ikke juridisk r\303\245dgivning") != NULL);
    aiact_buf_free(document);
    aiact_error_free(error);

    /* The one that has begun comes first; those that do not concern the case are there on request. */
    CHECK(aiact_procedures_json(late, strlen(late), 0, &document, &error) == AIACT_OK);
    CHECK(aiact_procedures_json(late, strlen(late), 1, &every, NULL) == AIACT_OK);
    incident = strstr(aiact_buf_data(document), "\"procedures\":[{\"id\":\"serious-incident\"");
    CHECK(incident != NULL);
    CHECK(strstr(aiact_buf_data(document), "{\"id\":\"gpai-fine\"") == NULL);
    CHECK(strstr(aiact_buf_data(every), "{\"id\":\"gpai-fine\"") != NULL);
    aiact_buf_free(every);
    aiact_buf_free(document);
    aiact_error_free(error);

    CHECK(aiact_procedure_json(late, strlen(late), other, strlen(other), &document, &error) == AIACT_OK);
    CHECK(strstr(aiact_buf_data(document), "\"concerns\":\"no\"") != NULL);
    aiact_buf_free(document);
    aiact_error_free(error);

    CHECK(aiact_procedure_json(late, strlen(late), wrong, strlen(wrong), &document, &error) == AIACT_ERR_UNKNOWN_ID);
    CHECK(equals(aiact_error_help(error), "did you mean `serious-incident`?"));
    aiact_error_free(error);
    CHECK(aiact_procedures_json("{", 1, 0, &document, &error) == AIACT_ERR_JSON);
    CHECK(document == NULL);
    aiact_error_free(error);
}

static void languages(void)
{
    static const char duty[] = "art9-1-rms", kind[] = "edition", provision[] = "Art 9", da[] = "da", sv[] = "sv", fr[] = "fr";
    aiact_buf *document, *danish;
    aiact_error *error;

    CHECK(aiact_entry_json(duty, strlen(duty), &document, NULL) == AIACT_OK);
    CHECK(aiact_entry_json_in(duty, strlen(duty), da, strlen(da), &danish, &error) == AIACT_OK);
    CHECK(strcmp(aiact_buf_data(document), aiact_buf_data(danish)) != 0);
    CHECK(strstr(aiact_buf_data(danish), "risikostyringssystem") != NULL);
    aiact_buf_free(danish);
    aiact_error_free(error);
    CHECK(aiact_entry_json_in(duty, strlen(duty), "en", 2, &danish, NULL) == AIACT_OK);
    CHECK(strcmp(aiact_buf_data(document), aiact_buf_data(danish)) == 0);
    aiact_buf_free(danish);
    aiact_buf_free(document);

    CHECK(aiact_entries_json_in(kind, strlen(kind), sv, strlen(sv), &document, &error) == AIACT_OK);
    CHECK(strstr(aiact_buf_data(document), "\"id\":\"2026-07-27\"") != NULL);
    aiact_buf_free(document);
    aiact_error_free(error);
    CHECK(aiact_about_json_in(provision, strlen(provision), sv, strlen(sv), &document, &error) == AIACT_OK);
    CHECK(strstr(aiact_buf_data(document), "riskhanteringssystem") != NULL);
    aiact_buf_free(document);
    aiact_error_free(error);

    CHECK(aiact_phrases_json(da, strlen(da), &document, &error) == AIACT_OK);
    CHECK(has(object(aiact_buf_data(document), "truth"), "\"yes\":\"ja\""));
    aiact_buf_free(document);
    aiact_error_free(error);

    CHECK(aiact_phrases_json(fr, strlen(fr), &document, &error) == AIACT_ERR_OPTION);
    CHECK(equals(aiact_error_place(error), "lang"));
    CHECK(equals(aiact_error_help(error), "known: en, da, sv"));
    aiact_error_free(error);
    CHECK(aiact_entry_json_in(duty, strlen(duty), NULL, 0, &document, NULL) == AIACT_ERR_OPTION);
    CHECK(document == NULL);
}

/* Assesses bad input: the status, the code of the error object and its place have to be these. */
static void refused(const char *json, size_t len, aiact_status status, const char *place, const char *help)
{
    aiact_buf *answer = (aiact_buf *)(uintptr_t)1; /* as if uninitialised */
    aiact_buf *document;
    aiact_error *error = (aiact_error *)(uintptr_t)1;

    CHECK(aiact_assess_json(json, len, &answer, &error) == status);
    CHECK(answer == NULL && error != NULL);
    CHECK(aiact_error_code(error) == status);
    CHECK(aiact_error_message(error).len > 0);
    CHECK(equals(aiact_error_place(error), place));
    CHECK(help == NULL || equals(aiact_error_help(error), help));
    printf("error %d at `%s`: %s\n", (int)status, aiact_error_place(error).ptr, aiact_error_message(error).ptr);

    CHECK(aiact_error_to_json(error, &document) == AIACT_OK);
    CHECK(strncmp(aiact_buf_data(document), "{\"code\":\"", 9) == 0);
    aiact_buf_free(document);
    aiact_buf_free(answer);
    aiact_error_free(error);
}

static void bad_input(void)
{
    static const char misspelt[] = "{\"as_of\": \"2026-11-21\", \"facts\": {\"emp_filter_or_evaluates\": true}}";
    static const char mistyped[] = "{\"as_of\": \"2026-11-21\", \"facts\": {\"profiling\": \"maybe\"}}";
    static const char no_value[] = "{\"as_of\": \"2026-11-21\", \"facts\": {\"role\": [\"magician\"]}}";
    static const char no_day[] = "{\"facts\": {}}";
    static const char no_such_day[] = "{\"as_of\": \"2026-02-30\", \"facts\": {}}";
    static const char too_early[] = "{\"as_of\": \"2024-07-31\", \"facts\": {}}";
    static const char twice[] = "{\"as_of\": \"2026-11-21\", \"facts\": {\"profiling\": true, \"profiling\": false}}";
    static const char malformed[] = "{\"as_of\": \"2026-11-21\", \"facts\": {";
    static const char not_utf8[] = "{\"as_of\": \"2026-11-21\", \"facts\": {\"\xff\": true}}";
    const size_t huge = (size_t)100 * 1000 * 1000;
    char *text;

    refused(misspelt, strlen(misspelt), AIACT_ERR_UNKNOWN_FACT, "/facts/emp_filter_or_evaluates",
            "did you mean `emp_filters_or_evaluates`?");
    refused(mistyped, strlen(mistyped), AIACT_ERR_FACT_TYPE, "/facts/profiling", NULL);
    refused(no_value, strlen(no_value), AIACT_ERR_FACT_VALUE, "/facts/role/0", NULL);
    refused(no_day, strlen(no_day), AIACT_ERR_DAY, "/as_of", NULL);
    refused(no_such_day, strlen(no_such_day), AIACT_ERR_DAY, "/as_of", NULL);
    refused(too_early, strlen(too_early), AIACT_ERR_DAY, "/as_of", NULL);
    refused(twice, strlen(twice), AIACT_ERR_KEY, "/facts/profiling", NULL);
    refused(malformed, strlen(malformed), AIACT_ERR_JSON, "", NULL);
    refused(not_utf8, sizeof not_utf8 - 1, AIACT_ERR_JSON, "", NULL);
    refused(CASE, sizeof CASE, AIACT_ERR_JSON, "", NULL); /* the closing NUL is not part of the text */
    refused("", 0, AIACT_ERR_JSON, "", NULL);
    refused(NULL, 0, AIACT_ERR_JSON, "", NULL);
    refused(NULL, 10, AIACT_ERR_OPTION, "case_json", NULL);
    refused(CASE, SIZE_MAX, AIACT_ERR_LIMIT, "", NULL);

    text = malloc(huge);
    if (text == NULL) {
        CHECK(text != NULL);
        return;
    }
    memset(text, 'x', huge);
    text[0] = text[huge - 1] = '"';
    refused(text, huge, AIACT_ERR_LIMIT, "", NULL);
    /* Just within the limit it is read, and found to be no object. */
    text[(size_t)16 * 1024 * 1024 - 1] = '"';
    refused(text, (size_t)16 * 1024 * 1024, AIACT_ERR_JSON, "", NULL);
    memset(text, '[', huge);
    refused(text, 65, AIACT_ERR_LIMIT, "", NULL);
    free(text);
}

static void null_pointers(void)
{
    aiact_buf *answer;
    aiact_error *error;

    CHECK(aiact_assess_json(CASE, strlen(CASE), NULL, NULL) == AIACT_ERR_OPTION);
    CHECK(aiact_assess_json(CASE, strlen(CASE), NULL, &error) == AIACT_ERR_OPTION);
    CHECK(equals(aiact_error_place(error), "out"));
    aiact_error_free(error);
    CHECK(aiact_assess_json("{", 1, &answer, NULL) == AIACT_ERR_JSON);
    CHECK(answer == NULL);

    CHECK(strcmp(aiact_buf_data(NULL), "") == 0);
    CHECK(aiact_buf_len(NULL) == 0);
    CHECK(aiact_error_code(NULL) == AIACT_OK);
    CHECK(equals(aiact_error_message(NULL), ""));
    CHECK(equals(aiact_error_place(NULL), ""));
    CHECK(equals(aiact_error_help(NULL), ""));
    CHECK(aiact_error_to_json(NULL, NULL) == AIACT_ERR_OPTION);
    aiact_buf_free(NULL);
    aiact_error_free(NULL);
}

static void versions(void)
{
    aiact_buf *text;

    CHECK(strcmp(aiact_version(), AIACT_VERSION) == 0);
    CHECK(aiact_abi_version() == AIACT_ABI_VERSION);
    CHECK(aiact_rulebook_digest(&text, NULL) == AIACT_OK);
    CHECK(aiact_buf_len(text) == 64);
    CHECK(strspn(aiact_buf_data(text), "0123456789abcdef") == 64);
    aiact_buf_free(text);
    CHECK(aiact_law_editions_json(&text, NULL) == AIACT_OK);
    CHECK(strstr(aiact_buf_data(text), "\"in_force\":\"2024-08-01\"") != NULL);
    CHECK(strstr(aiact_buf_data(text), "\"in_force\":\"2026-07-27\"") != NULL);
    aiact_buf_free(text);
}

int main(void)
{
    a_recruitment_system();
    the_day_decides();
    the_reason();
    the_calendar();
    the_rulebook();
    a_procedure();
    languages();
    bad_input();
    null_pointers();
    versions();
    printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 ? 0 : 1;
}
