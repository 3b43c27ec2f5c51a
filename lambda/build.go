// Package lambda compiles the Lambda functions, which are the packages below it.
package lambda

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"golang.org/x/sync/errgroup"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Folders are the folders of the compiled functions, each with the binary "bootstrap" that provided.al2023 starts.
type Folders struct {
	InvocationLogging, Detector, InferenceProfile, RollUp string
}

// FoldersIn returns the folders below a folder, one a function, named like its package.
func FoldersIn(dir string) Folders {
	return Folders{
		InvocationLogging: filepath.Join(dir, "invocationlogging"),
		Detector:          filepath.Join(dir, "detector"),
		InferenceProfile:  filepath.Join(dir, "inferenceprofile"),
		RollUp:            filepath.Join(dir, "rollup"),
	}
}

// flags give the same bytes for the same source, so that a deployment changes a function only with its code.
var flags = []string{"-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-tags=lambda.norpc"}

// All returns every folder.
func (f Folders) All() []string {
	return []string{f.InvocationLogging, f.Detector, f.InferenceProfile, f.RollUp}
}

// Build compiles the functions that the lists need for Linux on x86_64, side by side, into folders below dir. It runs in the root of
// the module. Its error is that of the first function that does not compile.
func Build(ctx context.Context, dir string, c catalog.Catalog) (Folders, error) {
	folders := FoldersIn(dir)
	if !c.LackProfileType() {
		folders.InferenceProfile = ""
	}
	group, ctx := errgroup.WithContext(ctx)
	for _, folder := range folders.All() {
		if folder == "" {
			continue
		}
		group.Go(func() error { return build(ctx, folder) })
	}
	if err := group.Wait(); err != nil {
		return Folders{}, err
	}
	return folders, nil
}

// build compiles the function that a folder is named like.
func build(ctx context.Context, folder string) error {
	name := filepath.Base(folder)
	fmt.Fprintf(os.Stderr, "building lambda/%s\n", name)
	args := append([]string{"build", "-o", filepath.Join(folder, "bootstrap")}, flags...)
	compiler := exec.CommandContext(ctx, "go", append(args, "./lambda/"+name)...)
	compiler.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=0")
	compiler.Stderr = os.Stderr
	if err := compiler.Run(); err != nil {
		return fmt.Errorf("building lambda/%s: %w", name, err)
	}
	return nil
}
