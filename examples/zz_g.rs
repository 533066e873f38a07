//! x
fn main() {
    let mut t = String::new();
    for a in std::env::args().skip(1) {
        t += &std::fs::read_to_string(a).unwrap();
    }
    for m in cablegram::split(&t) {
        println!("=== {:?}", &m.chars().take(150).collect::<String>());
    }
}
