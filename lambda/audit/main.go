// Command audit is the Lambda function that runs the coverage detector: as a custom resource at each deployment that
// changes the lists, and on a schedule.
package main

import (
	"context"
	"log/slog"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/config"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/detector"
)

// regionDeadline is generous: nobody waits for a run, and on the part of a CPU that goes with 128 MB the handshakes with
// every Region at once take seconds.
const regionDeadline = 15 * time.Second

func main() {
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stderr, nil)))
	c, err := fromEnvironment(os.Getenv)
	if err != nil {
		slog.Error("configuration is wrong", "error", err)
		os.Exit(1)
	}
	cfg, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		slog.Error("no AWS configuration", "error", err)
		os.Exit(1)
	}
	d := detector.New(cfg, c)
	d.Deadline = regionDeadline
	h := handler{detect: d.Detect, record: detector.NewLedger(cfg, c).Record}
	lambda.Start(h.handle)
}
