# This file installs every tool, pinned, into git-ignored folders. The machine needs Go, npm, Python 3.11 or later, Maven and
# any Java.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# The Node.js that package.json pins goes before the installed one. npm runs with the installed one.
INSTALLED_PATH := $(PATH)
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)

PYTHON := .local/python/bin
CDK := node_modules/.bin/cdk
TOOL := $(CURDIR)/.local/bin
PAGE := .local/page
GOFILES = $(shell git ls-files --cached --others --exclude-standard '*.go')

## help: list the targets
.PHONY: help
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

## demo: deploy to an emulated account, call Bedrock through it, and print who used the tokens
.PHONY: demo
demo: tools
	@exec .local/bin/local demo

## up: the same without the output, running until Ctrl-C; . .local/env points another shell to the account
.PHONY: up
up: tools
	@exec .local/bin/local up

## unit: the quick loop: the tests of both Go modules, those of the wrapper with the newest and the oldest SDK; no end-to-end tests
.PHONY: unit
unit:
	go test ./... github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/...
	cd requestmetadata && go test ./...

## test: every check of a change, in three stages: install, the checks of a minute, the checks of several minutes
.PHONY: test
test: compiler
	@$(MAKE) --no-print-directory -j4 tools $(TOOL)/gotestsum $(PAGE)/.installed
	@$(MAKE) --no-print-directory -j2 --output-sync=target format vet templates suite emulator examples
	@$(MAKE) --no-print-directory -j3 end-to-end lint wrapper
	@echo "== the ten slowest tests"
	@cat $(REPORTS) > .local/tests.json
	@$(TOOL)/gotestsum tool slowest --jsonfile .local/tests.json --num 10
	@echo "== result"
	@$(TOOL)/gotestsum --format none --raw-command -- cat .local/tests.json

## matrix: print the calls that the policies allow and deny, by the emulator and by a simulator of IAM, with the counts in the last line
.PHONY: matrix
matrix: tools
	@go test -tags e2e ./test/matrix -run TestDecisionMatrix -v -count 1 | tee .local/matrix.txt
	@grep -o '[0-9]* decisions, all .*' .local/matrix.txt

## bench: ratios: the synthesis of large lists to a JavaScript program, a stamped call to a call stamped by hand, the priced spend of a million records to a plain query, the bill of a closed week of ten million calls to that of a million; needs 12 GB of memory
.PHONY: bench
bench: tools
	@cd requestmetadata && go test -run '^$$' -bench BenchmarkStamp .
	@LOCAL_ENGINE_HEAP=10g LOCAL_ENGINE_QUERY_MEMORY=6GB LOCAL_ENGINE_FLAGS=-XX:TieredStopAtLevel=4 \
	    go test -tags e2e ./test/spend -run '^$$' -bench BenchmarkBill -benchtime 1x -timeout 60m -v
	@go test ./stacks -run '^$$' -bench BenchmarkSynthesis -benchtime 3x -timeout 30m

# shipped.lock is embedded: the templates follow it only when it is written before their test is compiled.
## golden: rewrite the golden templates, the preventive controls, the documents of the schema and of the beliefs, the differences of prices, and the locks of shipped names and keys
.PHONY: golden
golden:
	go test . -run TestShippedNamesAreLocked -update
	go test . -run TemplatesAreGolden -update
	cd requestmetadata && go test ./schema -run TestShippedKeysAreLocked -update && go test . -run TestSchemasOfCasesArePublished -update
	go test ./docs -run 'TestDocumentsFollowTheSchema|TestUnconfirmedFollowsTheBeliefs' -update
	go test ./policies -run TestPoliciesAreGolden -update
	go test ./internal/secondopinion -run 'TestDifferencesAreGolden|TestCoverageIsGolden|TestOutsideIsGolden' -update

## deploy: check the account of your credentials and deploy to it; asks before it widens permissions
.PHONY: deploy
deploy: $(CDK)
	@go run ./cmd/preflight
	$(CDK) deploy --all

## clean: remove everything that the other targets created
.PHONY: clean
clean:
	rm -rf .local node_modules build cdk.out

.PHONY: format
format:
	@echo "== format"
	@unformatted=$$(gofmt -l $(GOFILES)); if [ -n "$$unformatted" ]; then echo "run gofmt -w on: $$unformatted"; exit 1; fi
	@$(PYTHON)/ruff format --config test/pyproject.toml --check --quiet test examples internal/secondopinion/genai.py

.PHONY: vet
vet:
	@echo "== vet"
	@go vet -tags e2e ./...
	@go vet app.go
	@cd requestmetadata && go vet ./...

.PHONY: lint
lint: $(TOOL)/golangci-lint $(PAGE)/.installed
	@echo "== lint"
	@$(TOOL)/golangci-lint run ./...
	@cd requestmetadata && $(TOOL)/golangci-lint run --config ../.golangci.yml ./...
	@{ echo '(() => {'; cat internal/billpage/js/*.js; echo '})();'; } > $(PAGE)/page.js
	@$(PAGE)/node_modules/.bin/oxlint --quiet --config test/page/oxlint.json $(PAGE)/page.js test/page/unpack.mjs > $(PAGE)/lint.txt || { cat $(PAGE)/lint.txt; exit 1; }
	@$(PYTHON)/ruff check --config test/pyproject.toml --quiet test examples internal/secondopinion/genai.py

# cfn-lint checks the schema of every property and every published IAM action (W3037). W3005 is about the DependsOn of the CDK.
.PHONY: templates
templates:
	@echo "== cfn-lint"
	@$(PYTHON)/cfn-lint --ignore-checks W3005 -- testdata/golden/*.json testdata/golden/*/*.json

.PHONY: emulator
emulator:
	@echo "== emulator"
	@$(PYTHON)/python -m pytest -c test/pyproject.toml -q test/emulator/tests

.PHONY: examples
examples:
	@echo "== examples"
	@$(PYTHON)/python -m pytest -c test/pyproject.toml -q examples/python

# Reports of the tests, a JSON line an event.
REPORTS = .local/suite.json .local/end-to-end.json

.PHONY: suite
suite: vet $(TOOL)/gotestsum
	@echo "== unit and golden tests"
	@$(TOOL)/gotestsum --jsonfile .local/suite.json --format pkgname --format-hide-empty-pkg -- ./...

# The three accounts run at the same time, each on its own ports: a deployment mostly waits. A line a step, as it ends.
.PHONY: end-to-end
end-to-end: tools $(TOOL)/gotestsum
	@echo "== end-to-end tests"
	@$(TOOL)/gotestsum --jsonfile .local/end-to-end.json --format testname -- -p 3 -tags e2e -timeout 40m \
	    -run 'TestEndToEnd|TestSpend|TestDecisionMatrix' ./test/e2e ./test/spend ./test/matrix

.PHONY: wrapper
wrapper:
	@echo "== the wrapper with the race detector: the oldest SDK, the newest SDK"
	@cd requestmetadata && go test -race ./...
	@go test -race github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/...

# Lists all missing tools, before anything is downloaded.
.PHONY: needs
needs:
	@missing=""; \
	for tool in 'go: install Go 1.26' 'npm: install Node.js 20 or later, for npm alone' 'python3: install Python 3.11 or later' \
	    'mvn: install Maven' 'java: install any Java, for Maven'; do \
	  command -v "$${tool%%:*}" >/dev/null || missing+="$$tool"$$'\n'; \
	done; \
	if [ -n "$$missing" ]; then printf 'missing on the PATH:\n%s' "$$missing" >&2; exit 1; fi

.PHONY: compiler
compiler:
	@command -v gcc >/dev/null || { echo "missing on the PATH: gcc: install a C compiler, for go test -race" >&2; exit 1; }

.PHONY: tools
tools: needs $(PYTHON)/.installed .local/trino/.installed $(CDK)
	@go build -o .local/bin/local ./local

# The linter and the test runner have a module of their own, apart from the product's.
$(TOOL)/gotestsum: test/tools/go.mod
	@echo "compiling gotestsum"
	@mkdir -p $(TOOL)
	@cd test/tools && go build -o $(TOOL)/ gotest.tools/gotestsum

$(TOOL)/golangci-lint: test/tools/go.mod
	@echo "compiling golangci-lint"
	@mkdir -p $(TOOL)
	@cd test/tools && go build -o $(TOOL)/ github.com/golangci/golangci-lint/v2/cmd/golangci-lint

$(PYTHON)/.installed: test/requirements.txt | needs
	@echo "installing Python packages"
	@rm -rf .local/python
	@python3 -m venv .local/python
	@$(PYTHON)/pip install --quiet --disable-pip-version-check --require-hashes -r test/requirements.txt
	@touch $@

.local/trino/.installed: test/engine/pom.xml | needs
	@echo "installing Trino (270 MB)"
	@rm -rf .local/trino
	@mkdir -p .local
	@mvn --batch-mode --file test/engine/pom.xml dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=$(CURDIR)/.local/trino \
	    > .local/maven.log 2>&1 || { cat .local/maven.log >&2; exit 1; }
	@touch $@

$(CDK): package-lock.json | needs
	@echo "installing the CDK command line and Node.js (190 MB)"
	@PATH="$(INSTALLED_PATH)" npm ci --silent --no-fund --no-audit --ignore-scripts
	@touch $@

# The package has a Chromium for Linux on x64. The tests use it where the machine has none of its own.
$(PAGE)/.installed: test/page/package-lock.json test/page/unpack.mjs | needs
	@echo "installing Chromium and the linter of JavaScript (70 MB)"
	@rm -rf $(PAGE)
	@mkdir -p $(PAGE)
	@cp test/page/package.json test/page/package-lock.json $(PAGE)
	@cd $(PAGE) && PATH="$(INSTALLED_PATH)" npm ci --silent --no-fund --no-audit --ignore-scripts
	@if [ "$$(uname -sm)" = "Linux x86_64" ]; then \
	  PATH="$(INSTALLED_PATH)" node test/page/unpack.mjs $(PAGE)/node_modules/@sparticuz/chromium $(PAGE)/chromium; \
	fi
	@rm -rf $(PAGE)/node_modules/@sparticuz
	@touch $@
