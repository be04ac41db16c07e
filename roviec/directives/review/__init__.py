"""What a person must look at before confirming: the doubts about a task, the words that decide, and the order of looking."""
