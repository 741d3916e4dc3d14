// goarch: loong64
// releases: 1.27

package main

import "fmt"

//go:noinline
func less(x int64, k int) bool {
	n, m := int64(64), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, m = 3, 5
		}
	}
	d := x - n
	if m == 5 {
		d = int64(k)
	}
	return -d < 5
}

//go:noinline
func shr(x uint32, k int) uint64 {
	n, m := uint64(0), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, m = 3, 5
		}
	}
	return uint64(x >> n)
}

//go:noinline
func doubled(v uint16, k int) int16 {
	n, m := uint64(16), 0
	for i := 0; i < k; i++ {
		if m == 5 {
			n, m = 3, 5
		}
	}
	u := v & 0x4000
	x := int16(int32(int16(u)) + int32(u))
	return x >> n
}

func main() {
	check("LOONG64.rules:535", less(-1<<63, 3), true)
	check("LOONG64.rules:859", shr(1<<31, 3), uint64(1<<31))
	check("LOONG64.rules:734 LOONG64.rules:749", doubled(0x4000, 3), int16(-1))
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
