package catalog

// InvokePolicy is the name of the managed policy that every caller role shares.
const InvokePolicy = Namespace + "-invoke"

// BillReaderPolicy is the name of the managed policy for readers of the bill.
const BillReaderPolicy = "bedrock-bill-reader"
