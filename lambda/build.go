// Package lambda compiles the Lambda functions, which are the packages below it.
package lambda

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// Folders are the folders of the compiled functions, each with the binary "bootstrap" that provided.al2023 starts.
type Folders struct {
	InvocationLogging, Detector string
}

// FoldersIn returns the folders below a folder, one a function, named like its package.
func FoldersIn(dir string) Folders {
	return Folders{
		InvocationLogging: filepath.Join(dir, "invocationlogging"),
		Detector:          filepath.Join(dir, "detector"),
	}
}

// flags give the same bytes for the same source, so that a deployment changes a function only with its code.
var flags = []string{"-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-tags=lambda.norpc"}

// Build compiles the functions for Linux on x86_64 into folders below dir. It runs in the root of the module.
func Build(ctx context.Context, dir string) (Folders, error) {
	folders := FoldersIn(dir)
	for _, folder := range []string{folders.InvocationLogging, folders.Detector} {
		name := filepath.Base(folder)
		fmt.Fprintf(os.Stderr, "building lambda/%s\n", name)
		args := append([]string{"build", "-o", filepath.Join(folder, "bootstrap")}, flags...)
		build := exec.CommandContext(ctx, "go", append(args, "./lambda/"+name)...)
		build.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=0")
		build.Stderr = os.Stderr
		if err := build.Run(); err != nil {
			return Folders{}, fmt.Errorf("building lambda/%s: %w", name, err)
		}
	}
	return folders, nil
}
