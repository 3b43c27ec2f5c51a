package environment

import (
	"context"
	"os"
)

// BuildTools compiles tools of cmd. They run as programs of their own, since go run would hide their exit status.
func (p Place) BuildTools(ctx context.Context, names ...string) error {
	args := []string{"go", "build", "-o", p.Tool("")}
	for _, name := range names {
		args = append(args, "./cmd/"+name)
	}
	return Run(ctx, Process{
		Name: "go build",
		Args: args,
		Dir:  p.Root,
		Env:  os.Environ(),
		Log:  p.State("log", "go-build.log"),
	})
}

// Tool returns the path of a tool that [Place.BuildTools] compiled.
func (p Place) Tool(name string) string { return p.State("bin") + "/" + name }

// python returns the path of the Python interpreter of the emulator, the engine and the services in Python.
func (p Place) python() string { return p.State("python", "bin", "python") }
