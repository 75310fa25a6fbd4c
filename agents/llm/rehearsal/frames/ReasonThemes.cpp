#include "agents/llm/rehearsal/frames/Theme.h"

namespace qd::agents::rehearsal {

namespace {

constexpr const char* kStakesHeadings[] = {
    "What is really at stake with {T}",
    "Why the cost of waiting is easy to miss",
    "The problem behind the problem",
    "Why {A} keep coming back to this",
};

constexpr Frame kStakes[] = {
    {Move::Claim, "[Few|Not many] {A} need to be told that the subject matters. What they lack is a reason to move this month "
                  "rather than next year. That reason [rarely|seldom] arrives by itself."},
    {Move::Claim, "Delay has a price, but nobody sends an invoice for it. It shows up as good people doing the same work "
                  "twice, and as {C} who [quietly|simply] stop waiting."},
    {Move::Claim, "The [honest|plain] starting point is this: the present way of working already costs something. A decision "
                  "about {T} only makes that cost [visible|easier to see]."},
    {Move::Claim, "Ask five colleagues what they expect from {T} and you will hear five answers. That spread is the first "
                  "thing to repair, because a {O} cannot steer towards several places at once."},
    {Move::Reason, "[There is a pattern here.|The pattern is familiar.] The topic comes up in a planning round, everybody nods, "
                   "and a working group is formed. Then daily business wins, because daily business has deadlines and the "
                   "working group has none."},
    {Move::Reason, "Part of the difficulty is that the benefit and the effort land on different desks. One team carries the "
                   "change while another enjoys the result. Unless somebody above both [says so out loud|names it], the first "
                   "team will protect its time."},
    {Move::Reason, "The stakes also grow with every workaround. A spreadsheet here and a favour there keep things running. "
                   "After a while the workaround is the process, and nobody remembers agreeing to it."},
    {Move::Reason, "There is a quieter cost as well. Each year of standing still teaches people that proposals go nowhere. "
                   "Confidence of that kind is slow to rebuild."},
    {Move::Example, "Imagine a {O} where the same question about {T} reaches three departments in one week. Each "
                    "department gives a careful answer, and no two answers agree. Nobody did bad work; there was simply no "
                    "shared view to draw on."},
    {Move::Example, "Take a [made-up|hypothetical] case. A division head approves a small budget, a second head approves "
                    "another, and both buy nearly the same thing. The duplicate comes to light when the contracts are due "
                    "for renewal."},
    {Move::Example, "Suppose two {G} of the same size read the same report. One files it. The other picks a single "
                    "sentence, gives it to a named person and asks for an answer by the end of the month. A year later the "
                    "difference between them will not be talent."},
    {Move::StepsIntro, "Three signs tell you that waiting has become expensive:"},
    {Move::Step, "the same complaint appears in reports from different departments;"},
    {Move::Step, "decisions are taken back after they were announced;"},
    {Move::Step, "your best people build private tools to get their work done;"},
    {Move::Step, "nobody can say what the current arrangement costs;"},
    {Move::Step, "new colleagues ask why things are done this way, and get a shrug;"},
    {Move::Counter, "It is fair to object that not every trend deserves a response. True. The test is whether the problem "
                    "was there before the trend had a name. If it was, the label does not matter."},
    {Move::Counter, "Some will say that a calm market rewards patience. Patience is a strategy only when somebody has "
                    "written down what we are waiting for and who will notice when it arrives."},
    {Move::Question, "What would be different on an ordinary Tuesday if this worked?"},
    {Move::Question, "Which cost would you stop paying first?"},
    {Move::Close, "So the first gain is not speed. It is a shared account of what the present way really costs."},
    {Move::Close, "Name the price of doing nothing, and the discussion [changes its tone|becomes practical]."},
    {Move::Close, "Once the cost of waiting stands on the page, {T} [stops being|is no longer] a matter of taste."},
};

constexpr const char* kDecisionHeadings[] = {
    "Start with the decision, not with the tools",
    "Choose the outcome before the method",
    "One decision that comes before all others",
    "Decide what a good result looks like",
};

constexpr Frame kDecision[] = {
    {Move::Claim, "[Strong|Good] work on {T} starts with a sentence that somebody could disagree with. If no one can object "
                  "to the goal, it is a slogan, and slogans do not help {A} choose."},
    {Move::Claim, "Before any method comes a decision: which outcome do we want badly enough to give something else up for "
                  "it? Everything later is easier once that is settled."},
    {Move::Claim, "Most plans for {T} list activities. Activities are comfortable, since they can always be reported as "
                  "under way. An outcome is harder, and that is its use."},
    {Move::Claim, "The first meeting should end with one line on the wall. It says what will be true when the work is done, "
                  "for whom, and how an outsider could check it."},
    {Move::Reason, "The reason is simple. When the outcome is clear, people close to the work can judge a hundred small "
                   "questions without asking. When it is vague, each of those questions climbs the ladder and waits."},
    {Move::Reason, "A clear outcome also protects the budget. It gives the person in charge a polite way to refuse the good "
                   "idea that belongs to a different project."},
    {Move::Reason, "There is a second benefit. A written decision can be wrong in public, and that means it can be "
                   "corrected. A mood in the management team cannot."},
    {Move::Reason, "Tools chosen before the outcome tend to choose the outcome themselves. The features that come in the box "
                   "become the goals, and the awkward problem that started it all is left for later."},
    {Move::Example, "Picture a {O} with two proposals on the table. The first promises to modernise; the second promises "
                    "that a person outside gets a final answer on the same day. Only the second can be tested, and only the "
                    "second can fail. Choose that one."},
    {Move::Example, "Here is an invented but typical scene. The steering group has met four times and has compared suppliers "
                    "in detail. Then a newcomer asks which decision the comparison is for, and the room goes quiet."},
    {Move::Example, "Think of a head of department who writes the goal as a letter from the future: what changed, what we "
                    "stopped doing, what still annoys us. One page of that kind settles more than a long deck."},
    {Move::StepsIntro, "A usable decision answers [these questions|a short list]:"},
    {Move::Step, "Whose day gets better, and at which moment?"},
    {Move::Step, "What will we stop doing to make room?"},
    {Move::Step, "Who may say yes alone, and up to which limit?"},
    {Move::Step, "Which result would make us call it off?"},
    {Move::Step, "When do we look at it again, whatever happens?"},
    {Move::Counter, "One objection is that early decisions close doors. They do, and that is the point. A door that stays "
                    "open has to be guarded, heated and discussed."},
    {Move::Counter, "Experienced managers may answer that the goal becomes clear along the way. Details do. The direction "
                    "has to be chosen, or the loudest voice chooses it."},
    {Move::Question, "Could a stranger tell from your goal whether you had reached it?"},
    {Move::Question, "What are you ready to stop in return?"},
    {Move::Close, "Write the sentence first. The tools will [still be there|wait]."},
    {Move::Close, "A decision that fits on a card travels further than a plan that fills a binder."},
    {Move::Close, "For {A}, that single sentence is the cheapest form of risk control there is."},
};

constexpr const char* kAudienceHeadings[] = {
    "See it from the other side of the desk",
    "What {C} would notice first",
    "Begin where the work is felt",
    "The people who feel the result",
};

constexpr Frame kAudience[] = {
    {Move::Claim, "Every project around {T} has an audience that never attends the meetings. For most {G} it is the "
                  "{C}, and they judge by a handful of moments."},
    {Move::Claim, "{A} see the whole system. The people they serve see one counter, one form, one answer. A plan has to "
                  "work at that size, or it does not work."},
    {Move::Claim, "It helps to walk the path yourself before changing it. An hour spent following one request from start to "
                  "finish teaches more about {T} than a week of interviews."},
    {Move::Reason, "Internal measures drift. They start as a stand-in for what {C} feel and end as a target of their "
                   "own. Going back to the outside view resets them."},
    {Move::Reason, "The outside view also settles arguments. Two departments can dispute priorities for months; the sight of "
                   "one person waiting on the phone usually ends it."},
    {Move::Reason, "Small irritations deserve more respect than they get. People forgive a rare failure that is handled "
                   "well. They do not forgive being asked for the same detail at every step."},
    {Move::Example, "Say a manager asks to be treated as an ordinary case for one morning. She fills in the form, waits in "
                    "the queue and receives the standard letter. Her list of improvements is short, specific and impossible "
                    "to argue with."},
    {Move::Example, "Consider a {O} that reads its last batch of complaints aloud in the weekly meeting, without comment. "
                    "After a few weeks people begin to fix things before the meeting, because nobody wants to hear the same "
                    "letter again."},
    {Move::Example, "As a thought experiment, remove every internal word from your description of the project. If what is "
                    "left would mean nothing to {C}, the project has lost them already."},
    {Move::StepsIntro, "To keep the outside view present, build it into the routine:"},
    {Move::Step, "open each review with one real case, told in plain words;"},
    {Move::Step, "give the front desk a place at the table, not just a survey;"},
    {Move::Step, "test every form on somebody who has never seen it;"},
    {Move::Step, "ask what {C} had to do twice;"},
    {Move::Step, "thank the person who brought the unwelcome story;"},
    {Move::Counter, "Of course, people outside do not always know what is possible. They do know what hurts. Take the pain "
                    "from them and the solution from those who do the work."},
    {Move::Counter, "A sceptic might say that one story proves nothing. That is right, and it need not prove anything. It "
                    "tells you where to look with care."},
    {Move::Question, "When did you last watch the work instead of reading about it?"},
    {Move::Question, "Which moment would {C} describe to a friend?"},
    {Move::Close, "If the change cannot be felt outside the building, it is housekeeping. Useful, perhaps, but call it by "
                  "its name."},
    {Move::Close, "Keep one real case in the room, and the plan stays honest."},
    {Move::Close, "The view from outside is free, and it is the one report that nobody can polish."},
};

constexpr Theme kThemes[] = {
    {"stakes", 0, "stake cost waiting problem behind why matters now urgent reason", "a clock beside an open notebook",
     kStakesHeadings, kStakes},
    {"audience", 0, "customer client side desk people notice felt view outside experience reader", "a counter seen from the visitor's side",
     kAudienceHeadings, kAudience},
    {"decision", 1, "decision decide outcome goal choose tools method result first strategy", "a single path that leaves a crossroads",
     kDecisionHeadings, kDecision},
};

} // namespace

std::span<const Theme> reasonThemes()
{
    return kThemes;
}

} // namespace qd::agents::rehearsal
