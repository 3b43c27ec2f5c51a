package brokenobjects

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/aws/aws-sdk-go-v2/service/athena/types"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/athena"
)

const account = "123456789012"

// engine reads the objects of log buckets. An object with a text is broken: the text is the error, in which % stands for its address.
type engine struct {
	lock    sync.Mutex
	objects map[string]string
	// once are broken objects that can be read the second time.
	once map[string]bool
	// denied are objects that the credentials may not read.
	denied  map[string]bool
	queries []string
}

const (
	cursor = "HIVE_CURSOR_ERROR: Failed to read file at %"
	split  = "HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split % (offset=0, length=130): Not in GZIP format"
)

var (
	from    = regexp.MustCompile(`(?s)path >= '((?:[^']|'')*)'`)
	to      = regexp.MustCompile(`(?s)path <= '((?:[^']|'')*)'`)
	without = regexp.MustCompile(`(?s)path NOT IN \((.*)\)\nGROUP BY`)
	texts   = regexp.MustCompile(`(?s)'((?:[^']|'')*)'`)
)

func plain(literal string) string { return strings.ReplaceAll(literal, "''", "'") }

func (e *engine) query(_ context.Context, sql string, parameters ...string) (*athena.Result, error) {
	e.lock.Lock()
	defer e.lock.Unlock()
	e.queries = append(e.queries, sql)
	var left []string
	if list := without.FindStringSubmatch(sql); list != nil {
		for _, text := range texts.FindAllStringSubmatch(list[1], -1) {
			left = append(left, plain(text[1]))
		}
	}
	folder := "/" + strings.ReplaceAll(strings.Trim(parameters[0], "'"), "-", "/") + "/"
	read := int64(0)
	for _, address := range sorted(e.objects) {
		first, last := from.FindStringSubmatch(sql), to.FindStringSubmatch(sql)
		if !strings.Contains(address, folder) || slices.Contains(left, address) ||
			first != nil && address < plain(first[1]) || last != nil && address > plain(last[1]) {
			continue
		}
		if text := e.objects[address]; text != "" {
			if e.once[address] {
				e.objects[address] = ""
			}
			return nil, &athena.Failure{State: types.QueryExecutionStateFailed, Reason: strings.ReplaceAll(text, "%", address)}
		}
		read++
	}
	count := strconv.FormatInt(read, 10)
	return &athena.Result{
		Columns: []athena.Column{{Name: "objects"}, {Name: "lines"}}, Rows: [][]*string{{&count, &count}},
		Statistics: athena.Statistics{ScannedBytes: 10 * read},
	}, nil
}

func (e *engine) probe(_ context.Context, region, key string) (Facts, error) {
	e.lock.Lock()
	defer e.lock.Unlock()
	address := "s3://" + catalog.LogBucket(account, region) + "/" + key
	if _, there := e.objects[address]; !there {
		return Facts{}, ErrMissing
	}
	if e.denied[address] {
		return Facts{}, ErrDenied
	}
	return Facts{Bytes: 7}, nil
}

func (e *engine) list(_ context.Context, region, prefix string) ([]string, error) {
	var keys []string
	bucket := "s3://" + catalog.LogBucket(account, region) + "/"
	for address := range e.objects {
		if key, ours := strings.CutPrefix(address, bucket); ours && strings.HasPrefix(key, prefix) {
			keys = append(keys, key)
		}
	}
	return keys, nil
}

func sorted(objects map[string]string) []string {
	var addresses []string
	for address := range objects {
		addresses = append(addresses, address)
	}
	slices.Sort(addresses)
	return addresses
}
