"""spark.py COMMAND LINES FOLDER [CORES]: a file of scorecards through the command by Spark's RDD.pipe, in local mode."""

import sys

from pyspark.sql import SparkSession

command, lines, folder = sys.argv[1:4]
cores = sys.argv[4] if len(sys.argv) > 4 else "2"

spark = (
    SparkSession.builder.master(f"local[{cores}]")
    .appName("thuoc-do")
    .config("spark.ui.enabled", "false")
    .config("spark.driver.bindAddress", "127.0.0.1")
    .config("spark.driver.host", "127.0.0.1")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("WARN")
# One thread in each process: Spark starts as many processes as it has cores. checkCode: a refused line fails the job.
reports = spark.sparkContext.textFile(lines, int(cores) * 4).pipe(f"{command} evaluate --ndjson --jobs 1", checkCode=True)
reports.saveAsTextFile(folder)
spark.stop()
