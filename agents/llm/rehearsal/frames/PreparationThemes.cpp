#include "agents/llm/rehearsal/frames/Theme.h"

namespace qd::agents::rehearsal {

namespace {

constexpr const char* kBaselineHeadings[] = {
    "Know where you stand before you move",
    "An honest picture of today",
    "Take stock while nobody is in a hurry",
    "What you should know before you begin",
};

constexpr Frame kBaseline[] = {
    {Move::Claim, "You cannot show progress with {T} if you never wrote down where you started. It sounds obvious. It is "
                  "also the step most often skipped, because a baseline is [dull|tedious] and slightly embarrassing."},
    {Move::Claim, "A good baseline fits on one page. It shows how the work flows today, where it waits, and who pays for the "
                  "waiting."},
    {Move::Claim, "Before the first change, spend some days looking. Not auditing, looking. {A} who do this are "
                  "[regularly|often] surprised by how little of the written process still exists."},
    {Move::Reason, "The point is not precision. A rough count taken today beats an exact one reconstructed from memory after "
                   "the change, when everybody has a reason to remember kindly."},
    {Move::Reason, "Taking stock also shows what already works. There is nearly always one corner of the {O} that has "
                   "solved part of the problem without telling anybody."},
    {Move::Reason, "Facts gathered early lower the temperature later. When the first setback comes, and it will, the "
                   "discussion can return to the page instead of to opinions."},
    {Move::Reason, "Many disagreements about {T} are really disagreements about the present. Settle those first, and the "
                   "argument about the future is shorter and friendlier."},
    {Move::Example, "Imagine a team that keeps a tally beside the door for a fortnight: one mark for each time somebody had "
                    "to ask twice. No software, no consultant. At the end the team knows where its first week of work "
                    "should go."},
    {Move::Example, "Suppose a {O} draws its process from the manual and then from a day of watching. The two drawings "
                    "hang side by side. The gap between them is the real project."},
    {Move::Example, "Think of an operations lead who asks each department for the report nobody reads. She collects a small "
                    "pile, cancels most of it, and has paid for the baseline with the time it frees."},
    {Move::StepsIntro, "A first inventory needs no more than this:"},
    {Move::Step, "the steps as they are really done, in the order they are done;"},
    {Move::Step, "the places where work waits for a person, a signature or a fact;"},
    {Move::Step, "the sources of information, and who trusts which;"},
    {Move::Step, "the promises already made to {C};"},
    {Move::Step, "two or three figures that can be counted again later in the same way;"},
    {Move::Counter, "There is a risk of measuring for ever. Put an end date on the inventory before it starts, and accept "
                    "the holes that remain. They are findings too."},
    {Move::Counter, "Is this not a delay in disguise? It would be, if it ran for months. A few days of looking save more "
                    "than they cost as soon as the first wrong assumption falls."},
    {Move::Question, "Which figure would you want to have in hand a year from now?"},
    {Move::Question, "Where does work wait today, and for whom?"},
    {Move::Close, "One page, dated and signed, is enough. Keep it; you will quote it."},
    {Move::Close, "The baseline is not paperwork. It is the only way to be believed later."},
    {Move::Close, "Start from the drawing of what is, and the drawing of what should be gets [simpler|smaller]."},
};

constexpr const char* kOwnerHeadings[] = {
    "Put one name on it",
    "Who owns the result",
    "Ownership before organisation charts",
    "Give one person the right to decide",
};

constexpr Frame kOwner[] = {
    {Move::Claim, "Shared responsibility is a kind phrase for no responsibility. Work on {T} moves when one person is "
                  "expected to move it, and has the right to."},
    {Move::Claim, "A committee can advise, warn and approve. It cannot wake up at night. That is why the result needs one "
                  "name, printed where everybody can see it."},
    {Move::Claim, "The question of who owns {T} is uncomfortable, since the subject touches several departments. Leaving it "
                  "open is more uncomfortable still; it only takes longer to hurt."},
    {Move::Reason, "Ownership without rights is a trap. If the owner must ask permission for every small expense, the calendar "
                   "of other people becomes the speed limit."},
    {Move::Reason, "An owner also needs a clear edge. Knowing what is outside the job is what makes it possible to finish "
                   "the inside."},
    {Move::Reason, "The best owner is seldom the keenest one. Look for the person whose daily work gets worse if it fails. "
                   "That person will not let it drift."},
    {Move::Reason, "A sponsor is something else than an owner. The task of sponsors is to remove the two or three obstacles that no owner "
                   "can remove alone, and to do it fast."},
    {Move::Example, "Picture two letters of appointment. One says to coordinate activities; the other says to decide up to "
                    "a stated amount, to stop anything unsafe and to report each month. Only the second is a job."},
    {Move::Example, "Take an imaginary {O} where three managers share the lead. Every decision is sound and every decision "
                    "takes three diaries. When one of them takes over alone, nothing about the plan changes except its "
                    "speed."},
    {Move::Example, "Let us say the owner falls ill for a month. If the project stops, there was no ownership, only "
                    "dependence. A named deputy and a written list of open questions cost an afternoon."},
    {Move::StepsIntro, "The letter to the owner can be brief. It should state:"},
    {Move::Step, "the result that is wanted and the date of the first review;"},
    {Move::Step, "the sum that may be spent without asking;"},
    {Move::Step, "the people whose time is set aside, and how much of it;"},
    {Move::Step, "the cases in which the owner must stop and call;"},
    {Move::Step, "the name of the deputy;"},
    {Move::Counter, "Could one owner become a bottleneck? Yes, if every detail needs a blessing. The cure is a wider limit "
                    "for the people doing the work, not a second owner."},
    {Move::Counter, "Some cultures prefer consensus, and there is wisdom in that. Consensus is a fine way to hear everyone. "
                    "It is a poor way to be answerable."},
    {Move::Question, "Whose name would stand under the result today?"},
    {Move::Question, "What may that person decide without a meeting?"},
    {Move::Close, "One name, one limit, one date. The rest is detail."},
    {Move::Close, "When the owner is clear, even bad news [travels|arrives] quickly, and that is worth a great deal."},
    {Move::Close, "Give the right along with the duty, and the work on {T} will find its pace."},
};

constexpr const char* kMoneyHeadings[] = {
    "The money question, asked properly",
    "What it costs, and what it should return",
    "A budget that can survive the first surprise",
    "Spend in stages, learn in stages",
};

constexpr Frame kMoney[] = {
    {Move::Claim, "A business case for {T} is a set of guesses with a total at the bottom. There is nothing wrong with that, "
                  "as long as the guesses stay visible and somebody checks them later."},
    {Move::Claim, "Money is easiest to discuss in stages. Ask for what the next step needs, promise what the next step will "
                  "show, and leave the grand total for the day when it means something."},
    {Move::Claim, "The purchase price is the small part. Time, training, upkeep and the attention of senior people are the "
                  "large part, and they come out of budgets nobody asked."},
    {Move::Reason, "Staged money changes behaviour. A team that has to come back with evidence will look for evidence. A team "
                   "that was given everything at once will look for ways to spend it."},
    {Move::Reason, "It also limits regret. If the first stage fails, the loss is known in advance and was agreed to. That is "
                   "a very different conversation from explaining an overrun."},
    {Move::Reason, "Savings deserve suspicion when they consist of fractions of many people's hours. Such hours rarely "
                   "gather in one place where they could be used. Count them only where a task really disappears."},
    {Move::Example, "Assume a {O} sets aside a fixed sum for the first quarter of work and nothing more. The owner "
                    "buys little, borrows what can be borrowed and measures every week. The second request is short, "
                    "because the figures speak for it."},
    {Move::Example, "Consider an invented proposal with two columns: what we know and what we believe. The finance director "
                    "approves the first column and asks for a test of the second. Nobody leaves the room offended."},
    {Move::Example, "Or look at the reverse. A programme receives its full budget in January, and by summer it has a name, a "
                    "logo and an office. It does not yet have a result, but it has become too large to question."},
    {Move::StepsIntro, "A sober calculation has these lines:"},
    {Move::Step, "the cost of the present way, from the baseline;"},
    {Move::Step, "the price of the first stage, including people's time;"},
    {Move::Step, "upkeep for the years after the launch;"},
    {Move::Step, "the cost of leaving again, should it come to that;"},
    {Move::Step, "the one figure that would justify the next stage;"},
    {Move::Counter, "Critics of staged funding say that it breeds small thinking. It can. The remedy is a large goal with "
                    "small payments, not a large payment with a vague goal."},
    {Move::Counter, "One may argue that some benefits cannot be put in figures. Agreed. Write those in words, next to the "
                    "figures, and ask whether they alone would be worth the price."},
    {Move::Question, "Which guess in the calculation carries the most weight?"},
    {Move::Question, "What would you do with half the budget?"},
    {Move::Close, "Treat the budget as a series of questions, and each payment buys an answer."},
    {Move::Close, "A number that nobody will check is decoration. Leave it out."},
    {Move::Close, "{A} who fund {T} in steps keep the one thing that money cannot buy back: the choice to stop."},
};

constexpr Theme kThemes[] = {
    {"baseline", 1, "stand today honest picture stock know before begin baseline data facts start where", "a hand-drawn map with one marked place",
     kBaselineHeadings, kBaseline},
    {"owner", 2, "name owner owns ownership responsible responsibility right decide lead who charge", "a single name plate on a door",
     kOwnerHeadings, kOwner},
    {"money", 2, "money cost costs budget spend return price invest funding roi stages pay", "coins in three neat stacks",
     kMoneyHeadings, kMoney},
};

} // namespace

std::span<const Theme> preparationThemes()
{
    return kThemes;
}

} // namespace qd::agents::rehearsal
