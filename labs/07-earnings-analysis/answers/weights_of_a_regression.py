"""Takes the coefficient of a regression with thirds."""

marks = {"same-mix": 2.5}
message = (
    "`same_mix` comes from a regression on thirds. It weighs the gaps of the three thirds so that "
    "the error is least, which is the mix of neither group. Weigh by the shares of those with free "
    "school meals. See 'Composition'."
)
rare = True

# %% same-mix, edited
# - same_mix = (share[1] * mean_log[1]).sum() - (share[1] * mean_log[0]).sum()
# + same_mix = pf.feols("log_pay ~ meals | third", data=sample, vcov="iid").coef()["meals"]
