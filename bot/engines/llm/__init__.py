"""The language-model engine: any endpoint that speaks OpenAI's chat completions."""
