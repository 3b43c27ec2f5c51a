package stacks

import (
	"os"

	"github.com/aws/jsii-runtime-go"
)

// Close ends the jsii runtime, and silences os.Stderr before. [jsii.Close] and a goroutine of jsii both wait for the process of
// the runtime; the goroutine, when it comes second, writes "Runtime process exited abnormally: waitid: no child processes"
// (jsii-runtime-go v1.139.0, internal/kernel/process/process.go, lines 182 and 287). A program prints its errors
// before Close.
func Close() {
	if null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0); err == nil {
		os.Stderr = null
	}
	jsii.Close()
}
