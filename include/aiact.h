/* SPDX-License-Identifier: MIT OR Apache-2.0
 *
 * aiact.h: what the EU AI Act makes of an AI system or model, on any day, with the reason for every answer.
 *
 *     aiact_buf *answer;
 *     aiact_error *error;
 *     if (aiact_assess_json(json, strlen(json), &answer, &error) == AIACT_OK)
 *         puts(aiact_buf_data(answer));
 *     else
 *         fprintf(stderr, "%s\n", aiact_error_message(error).ptr);
 *     aiact_buf_free(answer);
 *     aiact_error_free(error);
 *
 * An answer is not legal advice.
 *
 * Conventions
 *
 * Results   A function that can fail returns an aiact_status: 0 (AIACT_OK), or the number of the error. It hands out a
 *           document through `out` and an error object through `error`. On return exactly one of the two is set and the
 *           other is NULL, whatever stood there before: they need not be initialised, and both may be freed in any case.
 *           `error` may be NULL if only the number is wanted. `out` may not: that is AIACT_ERR_OPTION.
 *
 * Ownership What is handed out belongs to the caller, who frees it once, with the function named for its type; never with
 *           free(). Every free function accepts NULL. Text of type aiact_str, and what aiact_buf_data returns, is borrowed:
 *           it lives as long as its handle. Text from functions without a handle is static.
 *
 * Text      UTF-8. What is passed has a length and needs no closing NUL; NULL with length 0 is the empty text. What is
 *           handed out has both, a length and a closing NUL. Text that is passed in is not kept after the call, and must
 *           not be changed by another thread during it.
 *
 * NULL      A null handle is the empty document, or no error: accessors give 0 and the empty string, never a null pointer
 *           to text. A wrong pointer, or a handle that was freed, cannot be recognised: the behaviour is undefined.
 *
 * Threads   Every function may be called from any thread at any time. Handles never change: any number of threads may
 *           read one; free it when no other thread uses it. The library starts no threads and takes no callbacks. It keeps
 *           no state but the rulebook, which is read on first use and stays.
 *
 * Defects   Bad input is an error, never a crash. A defect of the library (a panic) is caught and reported as
 *           AIACT_ERR_INTERNAL; the call then had no effect, other handles are intact, and a line is written to standard
 *           error. Only running out of memory ends the process.
 *
 * Purity    Nothing here reads a clock, a file, the environment, the locale or the network: the day is part of the case.
 *
 * Versions  AIACT_ABI_EPOCH changes when a symbol or a layout is removed or altered, and with it the name of the shared
 *           library (libaiact.so.1). Additions raise AIACT_ABI_MINOR. New meanings get new names. Numbers of errors are
 *           never used again. The version of the library, and the law it holds (aiact_rulebook_digest), are separate.
 */

#ifndef AIACT_H
#define AIACT_H

/* Generated from ffi/src by `cargo test -p aiact-ffi`. */

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32) && !defined(AIACT_STATIC)
#define AIACT_API __declspec(dllimport)
#else
#define AIACT_API
#endif

#ifdef __cplusplus
#define AIACT_NOEXCEPT noexcept
#else
#define AIACT_NOEXCEPT
#endif

/* The version of the library that this header came with. */
#define AIACT_VERSION "0.1.0"
#define AIACT_VERSION_MAJOR 0
#define AIACT_VERSION_MINOR 1
#define AIACT_VERSION_PATCH 0

/* The binary interface of this header, to compare with aiact_abi_version(). */
#define AIACT_ABI_VERSION ((AIACT_ABI_EPOCH << 16) | AIACT_ABI_MINOR)

/* Values of aiact_status. */
#define AIACT_OK 0
#define AIACT_ERR_DAY             100 /* a day is missing, malformed, or before the Act entered into force */
#define AIACT_ERR_EDITION         101 /* no such edition of the law */
#define AIACT_ERR_UNKNOWN_ID      102 /* no such conclusion, duty or other identifier */
#define AIACT_ERR_OPTION          103 /* an option or argument has a value that is not allowed */
#define AIACT_ERR_JSON            200 /* not well-formed JSON, or not UTF-8 */
#define AIACT_ERR_LIMIT           201 /* larger or deeper than the limits allow (16 MiB, depth 64) */
#define AIACT_ERR_KEY             202 /* a key that is not known, or one twice */
#define AIACT_ERR_UNKNOWN_FACT    300 /* no such fact */
#define AIACT_ERR_FACT_TYPE       301 /* a value of the wrong type for the fact */
#define AIACT_ERR_FACT_VALUE      302 /* not one of the values of the fact */
#define AIACT_ERR_FACT_RANGE      303 /* a range with its ends the wrong way round, or an empty choice */
#define AIACT_ERR_CONTRADICTION   304 /* two stated things cannot both be true */
#define AIACT_ERR_RULEBOOK_SYNTAX 400 /* the rulebook cannot be read */
#define AIACT_ERR_RULEBOOK_CHECK  401 /* the rulebook does not hold together */
#define AIACT_ERR_INTERNAL        900 /* a defect of the library */

/**
 * The epoch of the binary interface, which is also the number in the name of the shared library (`libaiact.so.1`).
 * Another epoch is another interface: programs must be compiled anew.
 */
#define AIACT_ABI_EPOCH 1

/**
 * Counts additions to the interface within an epoch.
 */
#define AIACT_ABI_MINOR 2

/**
 * A document. It never changes and may be read by any number of threads.
 */
typedef struct aiact_buf aiact_buf;

/**
 * Why a call failed: code, place, message and help. It never changes and may be read by any number of threads.
 */
typedef struct aiact_error aiact_error;

/**
 * The outcome of a call: 0 (`AIACT_OK`), or one of the `AIACT_ERR_` numbers. Treat every other number, too, as a
 * failure: later versions may add some.
 */
typedef int32_t aiact_status;

/**
 * Text that belongs to a handle, in UTF-8, valid until that handle is freed. Never null: `ptr[len]` is always a NUL
 * byte, so it can also be read as a C string, up to the first NUL should the text contain one.
 */
typedef struct {
  /**
   * The first byte.
   */
  const char *ptr;
  /**
   * The number of bytes, without the closing NUL.
   */
  size_t len;
} aiact_str;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Assesses a case and hands out the answer as a JSON document: the law it was read in, the risk summary, findings,
 * duties with their deadlines, the fines at stake, open questions and presumptions. The same case gives the same bytes
 * on every run, in every language.
 *
 * `case_json` is an object: `{"as_of": "2026-11-21", "facts": {"role": ["provider"], ...}}`, with optional
 * `edition`, `strict`, `lang` (`en`, `da` or `sv`), `evidence`, `readings`, `holidays`, `duties_of`,
 * `related_enterprises` and `uses`. A fact that is missing is not stated; `null` says that it is open. At most 16 MiB.
 */
AIACT_API aiact_status aiact_assess_json(const char *case_json, size_t case_len, aiact_buf **out, aiact_error **error) AIACT_NOEXCEPT;

/**
 * Hands out the derivation of one fact, conclusion or duty of a case, as a JSON document: the value, the provision,
 * and below it the rules, facts and presumptions that led to it, each with theirs.
 *
 * `case_json` is as for `aiact_assess_json`; `id` is an identifier such as `annex3-4-a`.
 */
AIACT_API
aiact_status aiact_explain_json(const char *case_json,
                                size_t case_len,
                                const char *id,
                                size_t id_len,
                                aiact_buf **out,
                                aiact_error **error)
AIACT_NOEXCEPT;

/**
 * Hands out the days of an answer as an iCalendar file (RFC 5545): an event for each day on which duties begin to bind,
 * and for each deadline or period that can be counted. All events last a day.
 *
 * `case_json` is as for `aiact_assess_json`.
 */
AIACT_API aiact_status aiact_calendar(const char *case_json, size_t case_len, aiact_buf **out, aiact_error **error) AIACT_NOEXCEPT;

/**
 * Hands out where procedures stand, as a JSON document: the law, and of each procedure its steps in order, with how far
 * they have come, their time limits, and what was late or out of order, by the days that the case states.
 *
 * Without `all` (0) these are the procedures that concern the case or may, those that have begun first; with it, every
 * procedure of the edition. `case_json` is as for `aiact_assess_json`.
 */
AIACT_API aiact_status aiact_procedures_json(const char *case_json, size_t case_len, int32_t all, aiact_buf **out, aiact_error **error) AIACT_NOEXCEPT;

/**
 * Hands out where one procedure stands, whether it concerns the case or not, in a document of the same form.
 *
 * `case_json` is as for `aiact_assess_json`; `id` is that of a procedure, such as `serious-incident`.
 */
AIACT_API
aiact_status aiact_procedure_json(const char *case_json,
                                  size_t case_len,
                                  const char *id,
                                  size_t id_len,
                                  aiact_buf **out,
                                  aiact_error **error)
AIACT_NOEXCEPT;

/**
 * The bytes of a document: UTF-8, with a NUL byte behind them. They are valid until the document is freed. Never
 * null; the empty string for a null handle.
 */
AIACT_API const char *aiact_buf_data(const aiact_buf *buf) AIACT_NOEXCEPT;

/**
 * The number of bytes of a document, without the closing NUL; 0 for a null handle.
 */
AIACT_API size_t aiact_buf_len(const aiact_buf *buf) AIACT_NOEXCEPT;

/**
 * Frees a document. Null is allowed.
 */
AIACT_API void aiact_buf_free(aiact_buf *buf) AIACT_NOEXCEPT;

/**
 * The number of the error, the same that the call returned; `AIACT_OK` for a null handle.
 */
AIACT_API aiact_status aiact_error_code(const aiact_error *error) AIACT_NOEXCEPT;

/**
 * What is wrong, in one sentence without a final period.
 */
AIACT_API aiact_str aiact_error_message(const aiact_error *error) AIACT_NOEXCEPT;

/**
 * Where: a JSON pointer into the case, such as `/facts/setting`, or the name of an argument; empty when the whole
 * input is meant.
 */
AIACT_API aiact_str aiact_error_place(const aiact_error *error) AIACT_NOEXCEPT;

/**
 * What was expected, or the nearest valid choice; empty when there is nothing to suggest.
 */
AIACT_API aiact_str aiact_error_help(const aiact_error *error) AIACT_NOEXCEPT;

/**
 * The error as a JSON object with `code` (its name), `number`, `place`, `message` and `help`; `null` for a null
 * handle. The status is that of this call.
 */
AIACT_API aiact_status aiact_error_to_json(const aiact_error *error, aiact_buf **out) AIACT_NOEXCEPT;

/**
 * Frees an error. Null is allowed.
 */
AIACT_API void aiact_error_free(aiact_error *error) AIACT_NOEXCEPT;

/**
 * Hands out what the rulebook says under an id, as a JSON document: kind, title, provisions with a link to the first,
 * and what belongs to the kind, with conditions in the notation of the rulebook.
 *
 * `id` is that of a fact, term, rule, duty, penalty, checklist, institution, procedure, instrument, history, figure,
 * activity, regime, source or edition, or of provisions that are unmodelled, such as
 * `art9-1-rms`; with its kind before it, as in `institution union-body`, where entries of two kinds have one id, which
 * `see_also` tells.
 */
AIACT_API aiact_status aiact_entry_json(const char *id, size_t id_len, aiact_buf **out, aiact_error **error) AIACT_NOEXCEPT;

/**
 * Hands out all entries of a kind, in the order of the rulebook, as a JSON list of objects with `id` and `title`.
 *
 * `kind` is one of those that `aiact_entry_json` names, such as `institution`.
 */
AIACT_API aiact_status aiact_entries_json(const char *kind, size_t kind_len, aiact_buf **out, aiact_error **error) AIACT_NOEXCEPT;

/**
 * Hands out everything that the rulebook has on a provision, as a JSON document: `provision`, `url` and `entries`, each
 * entry with `kind`, `id`, `title`, the `citations` that meet the provision, and their `relation` to it: `exact`, `part`
 * (of the provision) or `whole` (of which it is part).
 *
 * `provision` is written as in citations, such as `Art 5(1)(f)`, `Annex III(4)`, `Recital 18` or `C(2025)5052`.
 */
AIACT_API aiact_status aiact_about_json(const char *provision, size_t provision_len, aiact_buf **out, aiact_error **error) AIACT_NOEXCEPT;

/**
 * As `aiact_entry_json`, with the texts in a language: `en`, `da` or `sv`. Identifiers and citations are the same in
 * every language.
 */
AIACT_API
aiact_status aiact_entry_json_in(const char *id,
                                 size_t id_len,
                                 const char *lang,
                                 size_t lang_len,
                                 aiact_buf **out,
                                 aiact_error **error)
AIACT_NOEXCEPT;

/**
 * As `aiact_entries_json`, with the texts in a language, as in `aiact_entry_json_in`.
 */
AIACT_API
aiact_status aiact_entries_json_in(const char *kind,
                                   size_t kind_len,
                                   const char *lang,
                                   size_t lang_len,
                                   aiact_buf **out,
                                   aiact_error **error)
AIACT_NOEXCEPT;

/**
 * As `aiact_about_json`, with the texts in a language, as in `aiact_entry_json_in`; the provision is written as in
 * English.
 */
AIACT_API
aiact_status aiact_about_json_in(const char *provision,
                                 size_t provision_len,
                                 const char *lang,
                                 size_t lang_len,
                                 aiact_buf **out,
                                 aiact_error **error)
AIACT_NOEXCEPT;

/**
 * Hands out the fixed phrases of a language as a JSON document: groups of phrases by name, such as the words for
 * statuses (`status`), truth values (`truth`) and kinds of legal positions (`nature`); in some, names in braces are to
 * be filled in.
 *
 * `lang` is `en`, `da` or `sv`.
 */
AIACT_API aiact_status aiact_phrases_json(const char *lang, size_t lang_len, aiact_buf **out, aiact_error **error) AIACT_NOEXCEPT;

/**
 * The version of the library, such as "0.1.0". Static text.
 */
AIACT_API const char *aiact_version(void) AIACT_NOEXCEPT;

/**
 * The version of the binary interface that the library has: epoch << 16 | minor. A program compiled with this
 * header runs with any library of the same epoch whose number is not below `AIACT_ABI_VERSION`.
 */
AIACT_API uint32_t aiact_abi_version(void) AIACT_NOEXCEPT;

/**
 * Hands out the digest of the rulebook (SHA-256, hexadecimal): two libraries with the same digest hold the same law.
 */
AIACT_API aiact_status aiact_rulebook_digest(aiact_buf **out, aiact_error **error) AIACT_NOEXCEPT;

/**
 * Hands out the editions of the Act that the rulebook knows, oldest first, as a JSON list of objects with `id`,
 * `title`, `published`, `in_force` and `also` (other names of the edition).
 */
AIACT_API aiact_status aiact_law_editions_json(aiact_buf **out, aiact_error **error) AIACT_NOEXCEPT;

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* AIACT_H */
