"""Prints the entries of Amazon Bedrock of genai-prices' file data.py, which stands on the standard input, as JSON. Nothing of it is run."""

import ast
import json
import sys


def plain(node):
    """Returns a literal as it is, and a call of a constructor as an object with the constructor's name under "is"."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.List):
        return [plain(item) for item in node.elts]
    if isinstance(node, ast.Dict):
        return {plain(key): plain(value) for key, value in zip(node.keys, node.values)}
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func)
        if name == "Decimal":
            return node.args[0].value
        if name == "datetime.date":
            return "%04d-%02d-%02d" % tuple(argument.value for argument in node.args)
        return {"is": name, **{argument.arg: plain(argument.value) for argument in node.keywords}}
    return {"is": ast.unparse(node)}


def fields(call):
    return {argument.arg: argument.value for argument in call.keywords}


for statement in ast.parse(sys.stdin.read(), "data.py").body:
    if isinstance(statement, ast.AnnAssign) and ast.unparse(statement.target) == "providers":
        for provider in map(fields, statement.value.elts):
            if plain(provider["id"]) == "aws":
                wanted = ("id", "match", "prices", "price_variants")
                models = map(fields, provider["models"].elts)
                json.dump([{name: plain(model[name]) for name in wanted if name in model} for model in models], sys.stdout)
                sys.exit()
sys.exit("no provider aws in a list of providers")
