package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/stacks"
)

// lambdaFlags make the same source give the same bytes, so that a deployment changes a function only with its code.
var lambdaFlags = []string{"-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-tags=lambda.norpc"}

// buildLambdas compiles the Lambda functions for Linux on x86_64 into folders below dir.
func buildLambdas(ctx context.Context, dir string) (stacks.Assets, error) {
	assets := stacks.Assets{
		InvocationLogging: filepath.Join(dir, "invocationlogging"),
		Detector:             filepath.Join(dir, "detector"),
	}
	for _, folder := range []string{assets.InvocationLogging, assets.Detector} {
		name := filepath.Base(folder)
		fmt.Fprintf(os.Stderr, "building lambda/%s\n", name)
		args := append([]string{"build", "-o", filepath.Join(folder, "bootstrap")}, lambdaFlags...)
		build := exec.CommandContext(ctx, "go", append(args, "./lambda/"+name)...)
		build.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=0")
		build.Stderr = os.Stderr
		if err := build.Run(); err != nil {
			return stacks.Assets{}, fmt.Errorf("building lambda/%s: %w", name, err)
		}
	}
	return assets, nil
}
