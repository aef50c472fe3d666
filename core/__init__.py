"""What is about no school: ids, dated rows, versions, registries, forms, words."""
