// Package pypi finds the newest wheel of a package on the Python Package Index, and keeps a copy of it on this machine.
//
// Nothing of a wheel is installed or run.
//
// https://docs.pypi.org/api/json/
package pypi
