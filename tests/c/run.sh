#!/bin/sh
# Builds the library, compiles the C programs of this folder against it, links them shared and static, runs them, and
# checks names and symbols of the library. Needs cargo, a C and a C++ compiler and binutils; valgrind is used when it is
# installed. Ends with one line, `N passed, N failed`, and exits non-zero when anything failed.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
cc=${CC:-gcc}
cxx=${CXX:-g++}
epoch=$(sed -n 's/^#define AIACT_ABI_EPOCH //p' "$root/include/aiact.h")

cd "$root" || exit 2
cargo build --release --locked -p aiact-ffi || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
# As installed: the file that programs load, and the link that the linker follows.
cp "$target/release/libaiact.so" "$work/libaiact.so.$epoch" || exit 2
cp "$target/release/libaiact.a" "$work/" || exit 2
ln -s "libaiact.so.$epoch" "$work/libaiact.so"

passed=0
failed=0
# Runs one check; its output is shown only when it fails.
check() {
    what=$1
    shift
    if "$@" >"$work/log" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'failed: %s\n' "$what"
        cat "$work/log"
    fi
}

strict="-pedantic -Wall -Wextra -Werror -I$root/include"
shared="-L$work -Wl,-rpath,$work -laiact"
# What `rustc --print native-static-libs` says for the static library.
static="$work/libaiact.a -lgcc_s -lutil -lrt -lpthread -lm -ldl"
twice="$here/double_include_a.c $here/double_include_b.c"

# The flags are lists of words.
# shellcheck disable=SC2086
compile() {
    for standard in c99 c11 c17; do
        check "assess.c as $standard" $cc -std=$standard $strict "$here/assess.c" -o "$work/assess" $shared
        check "included twice as $standard" $cc -std=$standard $strict $twice -o "$work/twice" $shared
    done
    for standard in c++11 c++17 c++20; do
        check "included twice as $standard" $cxx -x c++ -std=$standard $strict $twice -o "$work/twice++" $shared
    done
    check "threads.c" $cc -std=c99 $strict "$here/threads.c" -o "$work/threads" $shared -lpthread
    check "assess.c, static" $cc -std=c99 $strict -DAIACT_STATIC "$here/assess.c" -o "$work/assess-static" $static
}

run() {
    for program in assess threads twice twice++ assess-static; do
        check "$program" "$work/$program"
    done
    # The rulebook stays. Its hash tables are held by pointers into their middle, which valgrind calls possibly lost.
    # Values are not followed: optimised Rust may compare the payload of an enum before its tag, which is harmless but
    # looks like a decision on an uninitialised value. Wrong reads and writes, double frees and leaks are all found.
    lost=definite,indirect
    if command -v valgrind >/dev/null; then
        for program in assess threads; do
            check "$program under valgrind" valgrind --quiet --error-exitcode=9 --undef-value-errors=no \
                --leak-check=full --show-leak-kinds=$lost --errors-for-leak-kinds=$lost "$work/$program"
        done
    else
        echo "valgrind is not installed: leaks and wrong reads were not looked for"
    fi
}

symbols() {
    nm -D --defined-only "$work/libaiact.so" | awk '{ print $NF }' | sort | diff "$root/ffi/abi/symbols.txt" -
}

named() {
    readelf -d "$1" | grep -F "$2" | grep -F "[libaiact.so.$epoch]"
}

compile
run
check "exported symbols" symbols
check "name of the library" named "$work/libaiact.so" SONAME
check "name in the program" named "$work/assess" NEEDED
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
