// goarch: s390x
// releases: 1.19 1.27
// large: 4 GiB of memory

package main

import "fmt"

//go:noinline
func zero(p *[1<<32 + 4096]byte) { *p = [1<<32 + 4096]byte{} }

func main() {
	p := new([1<<32 + 4096]byte)
	p[5000] = 1
	zero(p)
	check("S390X.rules:426", p[5000], byte(0))
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
