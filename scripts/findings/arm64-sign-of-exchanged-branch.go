// goarch: arm64
// releases: 1.19 1.27

package main

import "fmt"

//go:noinline
func less(a, b, x, y int64) int {
	if (a+b)-x*y < 0 {
		return 1
	}
	return 2
}

//go:noinline
func atLeast(a, b, x, y int64) int {
	if (a+b)-x*y >= 0 {
		return 1
	}
	return 2
}

//go:noinline
func less32(a, b, x, y int32) int {
	if (a+b)-x*y < 0 {
		return 1
	}
	return 2
}

//go:noinline
func atMost(a, b, x, y int64) int {
	if (a+b)-x*y <= 0 {
		return 1
	}
	return 2
}

//go:noinline
func greater(a, b, x, y int64) int {
	if (a+b)-x*y > 0 {
		return 1
	}
	return 2
}

func main() {
	check("ARM64.rules:1346", less(-1<<63, 0, 0, 5), 1)
	check("ARM64.rules:1347", atLeast(-1<<63, 0, 0, 5), 2)
	check("ARM64.rules:1346", less32(-1<<31, 0, 0, 5), 1)
	check("ARM64.rules:1348", atMost(-1<<63, 0, 0, 5), 1)
	check("ARM64.rules:1349", greater(-1<<63, 0, 0, 5), 2)
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
