# Make replicate weights with R survey's own as.svrepdesign and store them.
#
#   Rscript tests/oracles/replicates.R
#
# Writes, beside this file, weights_<name>.csv (respondent, rep1 .. repR: combined analysis
# weights, that is, sampling weight times replication factor) and replicate_scales.csv
# (design, sample, weights, replicate, scale, rscale). The variance of an estimate is
#   scale * sum over replicates of rscale * (replicate's estimate - full estimate)^2.

suppressMessages(library(survey))

arguments <- commandArgs(trailingOnly = FALSE)
here <- dirname(normalizePath(sub("^--file=", "", grep("^--file=", arguments, value = TRUE)[1])))

read_sample <- function(name) {
  read.csv(file.path(here, name), stringsAsFactors = FALSE, colClasses = c(respondent = "character"))
}

write_weights <- function(name, data, design) {
  w <- as.matrix(weights(design, type = "analysis"))
  # 15 digits: the stored decimals, not the doubles of this session, are the oracle's weights.
  out <- as.data.frame(apply(w, 2, function(x) formatC(x, digits = 15, format = "fg", width = 1)))
  names(out) <- paste0("rep", seq_len(ncol(w)))
  out <- cbind(respondent = data$respondent, out)
  write.csv(out, file.path(here, paste0("weights_", name, ".csv")), row.names = FALSE, quote = FALSE)
  back <- as.matrix(read.csv(file.path(here, paste0("weights_", name, ".csv")))[, -1])
  stopifnot(max(abs(back - w)) < 1e-8)
}

scales <- list()
add_scales <- function(design_name, sample, weights_name, scale, rscales) {
  scales[[length(scales) + 1]] <<- data.frame(
    design = design_name, sample = sample, weights = paste0("weights_", weights_name, ".csv"),
    replicate = paste0("rep", seq_along(rscales)),
    scale = sprintf("%.17g", scale), rscale = sprintf("%.17g", rscales)
  )
}

one <- "sample.csv"
two <- "sample_two_per_stratum.csv"
d1 <- read_sample(one)
d2 <- read_sample(two)
# JK1 knows no strata; its units are the pairs of stratum and label.
d1$unit <- paste(d1$stratum, d1$psu)

unstratified <- svydesign(ids = ~unit, weights = ~weight, data = d1)
stratified <- svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = d1)
paired <- svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = d2)

jk1 <- as.svrepdesign(unstratified, type = "JK1", mse = TRUE)
write_weights("jk1", d1, jk1)
add_scales("jk1", one, "jk1", jk1$scale, jk1$rscales)

jkn <- as.svrepdesign(stratified, type = "JKn", mse = TRUE)
write_weights("jkn", d1, jkn)
add_scales("jkn", one, "jkn", jkn$scale, jkn$rscales)

# Rao-Wu: n_h - 1 units drawn with replacement in each stratum, factor n_h / (n_h - 1) a draw.
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20241125)
boot <- as.svrepdesign(stratified, type = "subbootstrap", replicates = 60, mse = TRUE)
write_weights("bootstrap", d1, boot)
# R's own scale is 1 / (R - 1) ...
stopifnot(isTRUE(all.equal(boot$scale, 1 / 59)))
add_scales("bootstrap", one, "bootstrap", boot$scale, boot$rscales)
# ... the same weights under 1 / R, the scale of svy and of most published files.
add_scales("bootstrap_1_over_r", one, "bootstrap", 1 / 60, boot$rscales)

brr <- as.svrepdesign(paired, type = "BRR", mse = TRUE)
write_weights("brr", d2, brr)
add_scales("brr", two, "brr", brr$scale, brr$rscales)

fay <- as.svrepdesign(paired, type = "Fay", fay.rho = 0.5, mse = TRUE)
write_weights("fay", d2, fay)
add_scales("fay", two, "fay", fay$scale, fay$rscales)

write.csv(do.call(rbind, scales), file.path(here, "replicate_scales.csv"),
          row.names = FALSE, quote = FALSE)
