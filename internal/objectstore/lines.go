package objectstore

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
)

// EncodeLines returns items as the ledger bucket holds them, one line of JSON each.
func EncodeLines[T any](items ...T) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	for _, item := range items {
		if err := encoder.Encode(item); err != nil {
			return nil, err
		}
	}
	return text.Bytes(), nil
}

// WriteLines overwrites an object with one line of JSON for each item.
func WriteLines[T any](ctx context.Context, b *Bucket, key string, items ...T) error {
	body, err := EncodeLines(items...)
	if err != nil {
		return fmt.Errorf("encode %s: %w", b.URL(key), err)
	}
	return b.Write(ctx, key, body)
}

// ReadLines returns the items of an object, and none where there is no such object. An error for the first line that cannot be
// decoded may stand beside the items before it.
func ReadLines[T any](ctx context.Context, b *Bucket, key string) ([]T, error) {
	body, err := b.Read(ctx, key)
	if err != nil {
		return nil, err
	}
	var items []T
	lines := bufio.NewScanner(bytes.NewReader(body))
	for n := 1; lines.Scan(); n++ {
		var item T
		if err := json.Unmarshal(lines.Bytes(), &item); err != nil {
			return items, fmt.Errorf("read %s: line %d: %w", b.URL(key), n, err)
		}
		items = append(items, item)
	}
	if err := lines.Err(); err != nil {
		return items, fmt.Errorf("read %s: %w", b.URL(key), err)
	}
	return items, nil
}
