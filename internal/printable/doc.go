// Package printable makes a foreign text one that can be shown: in a table, in a file for spreadsheets, in a message and on a page.
package printable
