# Small diaries
# fay
# mydata.csv is your file, one row a diary, with "respondent".
library(survey)
weights <- read.csv("replicates.csv", colClasses = c(respondent = "character"))
mydata <- read.csv("mydata.csv", colClasses = c(respondent = "character"))
mydata <- mydata[names(mydata) != "weight"]
both <- merge(mydata, weights, by = c("respondent"))
stopifnot(nrow(both) == nrow(weights))
design <- svrepdesign(
  data = both,
  weights = ~weight,
  repweights = "^replicate_[0-9]+$",
  type = "other",
  combined.weights = TRUE,
  mse = TRUE,
  scale = 1,
  rscales = rep(0.333333333333333, 12)
)
# svymean(~minutes, design)
# svymean(~minutes, subset(design, sex == 2))
