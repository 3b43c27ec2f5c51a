// Package athena runs queries in an Amazon Athena workgroup and returns their rows.
package athena
