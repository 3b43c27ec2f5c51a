package detector

import "context"

// Read returns the bytes of an object of the ledger bucket; none where there is no such object.
func (l *Ledger) Read(ctx context.Context, key string) ([]byte, error) { return l.read(ctx, key) }

// Write overwrites an object of the ledger bucket.
func (l *Ledger) Write(ctx context.Context, key string, body []byte) error {
	return l.put(ctx, key, body)
}
