// goarch: wasm
// releases: 1.19 1.27
// gcflags: -d=ssa/check/on
// refused: Wasm.rules:386 AuxInt that encodes a NaN

package main

import (
	"fmt"
	"math"
)

func main() {
	a, b := math.Inf(1), math.Inf(-1)
	fmt.Println(a + b)
}
