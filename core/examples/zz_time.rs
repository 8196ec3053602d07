fn main() {
    let t = std::time::Instant::now();
    let book = aiact::Rulebook::builtin().unwrap();
    println!("read {:?}", t.elapsed());
    let t = std::time::Instant::now();
    book.days(1).unwrap();
    println!("compile {:?}", t.elapsed());
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let case = aiact::Case::from_json(&text).unwrap();
    for _ in 0..3 {
        let t = std::time::Instant::now();
        let a = aiact::assess(&case).unwrap();
        println!("assess {:?}", t.elapsed());
        let t = std::time::Instant::now();
        let j = a.to_json();
        println!("json {:?} {}", t.elapsed(), j.len());
    }
}
