// goarch: s390x
// releases: 1.19 1.27
// gcflags: -d=ssa/check/on
// refused: S390X.rules:887 AuxInt that encodes a NaN

package main

import (
	"fmt"
	"math"
)

//go:noinline
func f(x float64) float64 {
	return math.Float64frombits(math.Float64bits(x)&(1<<63) | 0x7ff8000000000001)
}

func main() {
	fmt.Println(f(2))
}
