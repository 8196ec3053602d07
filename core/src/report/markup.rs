//! Text within HTML and SVG.

/// A text with nothing in it that would be markup.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            // What XML does not allow at all.
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        let hostile = "<script>alert(\"1 & 2\")</script>\u{7}";
        assert_eq!(escaped(hostile), "&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt; ");
    }
}
