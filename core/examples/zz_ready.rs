use std::time::Instant;
fn main() {
    let s = Instant::now();
    let b = aiact::Rulebook::builtin().unwrap();
    let a = s.elapsed();
    b.days(1).unwrap();
    println!("{a:?} {:?}", s.elapsed());
}
