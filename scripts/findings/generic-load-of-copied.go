// goarch: mips mipsle mips64 mips64le
// releases: 1.27

package main

import (
	"fmt"
	"runtime/debug"
	"unsafe"
)

// The body may begin at any byte.
type record struct {
	kind byte
	body [4]byte
}

//go:noinline
func last(r *record) uint16 {
	var halves [2]uint16
	*(*[4]byte)(unsafe.Pointer(&halves)) = r.body
	return halves[1]
}

// Of two that lie behind each other one has its last half at an odd address.
var records = [2]record{{1, [4]byte{1, 2, 3, 3}}, {1, [4]byte{1, 2, 3, 3}}}

func main() {
	debug.SetPanicOnFault(true)
	check("generic.rules:824", outcome(), any([2]uint16{0x303, 0x303}))
}

func outcome() (got any) {
	defer func() {
		if failure := recover(); failure != nil {
			got = failure
		}
	}()
	return [2]uint16{last(&records[0]), last(&records[1])}
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
