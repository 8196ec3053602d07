//! Gives the shared library its ABI name, which rustc does not do.

use std::env;

/// The ABI epoch. It changes when a symbol or a layout is removed or altered, and for no other reason; a test
/// compares it with `AIACT_ABI_EPOCH`.
const EPOCH: u32 = 1;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    match env::var("CARGO_CFG_TARGET_OS").as_deref() {
        Ok("macos") => println!("cargo:rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libaiact.{EPOCH}.dylib"),
        Ok("linux" | "freebsd" | "netbsd" | "openbsd" | "android") => {
            println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libaiact.so.{EPOCH}");
        }
        _ => {}
    }
}
