"""Reading a year folder of CSV files: all or nothing, every problem named, the source kept."""
