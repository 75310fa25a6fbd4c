#include "agents/llm/rehearsal/frames/Theme.h"

namespace qd::agents::rehearsal {

namespace {

constexpr const char* kPilotHeadings[] = {
    "Make the first step small and real",
    "A pilot that can fail safely",
    "Begin with one team and one task",
    "How to learn fast without betting the house",
};

constexpr Frame kPilot[] = {
    {Move::Claim, "The first step with {T} should be small enough to finish and real enough to hurt. A demonstration on "
                  "invented cases teaches only how demonstrations work."},
    {Move::Claim, "A pilot is a question in the form of work. If nobody has written the question down, it is merely a small "
                  "version of the big project, with all of its problems."},
    {Move::Claim, "Choose one team, one task and one month. Restraint of this sort looks timid on a slide. In practice it is "
                  "the fastest way to learn something that holds."},
    {Move::Reason, "Small steps keep mistakes cheap. They also keep them visible, since there is nowhere for a poor result "
                   "to hide."},
    {Move::Reason, "There is a human reason as well. People who would resist a programme will often help with an experiment, "
                   "because an experiment admits that it may be wrong."},
    {Move::Reason, "Pick a task that happens every week. Rare tasks give you one chance to learn per season, and by the next "
                   "season the team has changed."},
    {Move::Reason, "Do not pilot with volunteers only. Enthusiasts make almost anything work. The result you need is the one "
                   "produced by ordinary people on an ordinary day."},
    {Move::Example, "Imagine that a {O} tries the new way with a single shift, and keeps the old way next to it. "
                    "After some weeks the shift is asked one thing: would you go back? The answer, with its reasons, is worth "
                    "more than any dashboard."},
    {Move::Example, "Suppose the trial fails in its second week. The team writes half a page: what we expected, what "
                    "happened, what we would try next. That half page is the return on the pilot."},
    {Move::Example, "Here is a small fiction. A manager bets her deputy a lunch that the pilot will founder on data. It "
                    "founders on holidays. Both of them learn where the real weak spot was, and lunch is cheap."},
    {Move::StepsIntro, "Before the pilot begins, agree on the following:"},
    {Move::Step, "the question it has to answer, in one sentence;"},
    {Move::Step, "the day it ends, even if it goes well;"},
    {Move::Step, "what the team stops doing meanwhile;"},
    {Move::Step, "the result that means go on, and the result that means stop;"},
    {Move::Step, "who writes the half page at the end;"},
    {Move::Counter, "The usual doubt is that a small trial proves little about the large case. It proves less than a "
                    "roll-out, to be sure. It also costs less, and it tells you which question to ask next."},
    {Move::Counter, "There are things that cannot be tried in a corner. Where that is so, test the riskiest part alone, on "
                    "paper if need be, before the whole depends on it."},
    {Move::Question, "What is the smallest version that would teach you something?"},
    {Move::Question, "What result would make you stop, and have you told anybody?"},
    {Move::Close, "End on the agreed day. A pilot that never ends is a decision nobody wanted to take."},
    {Move::Close, "Small, real and finished: in that order, and with nothing in between."},
    {Move::Close, "The first step is not there to impress. It is there to make the second one obvious."},
};

constexpr const char* kProcessHeadings[] = {
    "Fit it into the working day",
    "Change the routine, not just the plan",
    "Where the work actually happens",
    "Make the right way the easy way",
};

constexpr Frame kProcess[] = {
    {Move::Claim, "Whatever you decide about {T} has to survive a busy Monday. If the new way takes one more step than the old, "
                  "people under pressure will take the old one, and they will be right."},
    {Move::Claim, "Good intentions do not change a working day. Defaults do. The order of a form or the place of a button "
                  "decides more than a policy."},
    {Move::Claim, "The most useful improvement is often a removal. Each step that disappears gives time back to somebody who "
                  "will notice."},
    {Move::Reason, "Routines are stubborn because they carry knowledge. The odd check in the middle was somebody's answer to "
                   "a mistake. Ask what it protects before you take it away."},
    {Move::Reason, "Handovers are where quality is lost. Every time a case changes hands, somebody has to explain it again. "
                   "Fewer hands, or one record that travels along, solves more than training does."},
    {Move::Reason, "New tasks need an old place to live. Attach them to a meeting, a checklist or a closing routine that "
                   "already exists, and they have a chance."},
    {Move::Example, "Think of a clerk who opens four windows to answer one request. Bring those four facts into one view, and "
                    "you have changed the job, without a workshop and without a slogan."},
    {Move::Example, "Take a fictional {O} that adds a new step and removes two. The new step is accepted within days. "
                    "Nobody calls it change management; they call it a better Thursday."},
    {Move::Example, "Say the weekly report is produced by hand from a list that a machine already holds. Stop the report for "
                    "two weeks and see who asks. If one person asks, send that person the list."},
    {Move::StepsIntro, "When you redesign a routine, go through it in this order:"},
    {Move::Step, "remove what nobody would miss;"},
    {Move::Step, "join what the same person does twice;"},
    {Move::Step, "move the check to the moment when an error is cheap;"},
    {Move::Step, "give every exception an owner;"},
    {Move::Step, "only then automate what is left;"},
    {Move::Counter, "Tidy routines can become rigid. Leave room for judgement, and say in writing where that room is. People "
                    "use freedom better when they know that it was intended."},
    {Move::Counter, "Some work resists routine, and that is fine. Even there, the start and the end can be standard while the "
                    "middle stays free."},
    {Move::Question, "Which step would nobody miss?"},
    {Move::Question, "How many hands touch one case before it is done?"},
    {Move::Close, "The plan is finished when the easy way and the right way are the same way."},
    {Move::Close, "Work with the grain of the day, and the plan for {T} needs far less persuasion."},
    {Move::Close, "If the new routine saves its users time in the first week, it will last. If not, no poster will save it."},
};

constexpr const char* kTimingHeadings[] = {
    "Get the sequence right",
    "What comes first, and what can wait",
    "A calendar that leaves room to think",
    "Pace beats urgency",
};

constexpr Frame kTiming[] = {
    {Move::Claim, "The order of the steps decides how much of the effort is wasted. With {T}, a good second step taken first "
                  "is simply a bad first step."},
    {Move::Claim, "Urgency is a poor planner. It fills the calendar with what is loud, and leaves out the quiet preparation "
                  "on which everything else rests."},
    {Move::Claim, "{A} are rarely short of ideas. They are short of weeks in which one idea may have the floor."},
    {Move::Reason, "Sequence matters because each step should pay for the next, in money, in knowledge or in goodwill. A step "
                   "that pays in none of these has to be very necessary."},
    {Move::Reason, "Leave a pause after each stage. Without it, the lessons of one stage arrive during the next, when they "
                   "are expensive."},
    {Move::Reason, "The calendar of the {O} sets limits as well. Closing dates, seasons and holidays will not move for a "
                   "project. Put them on the plan first, then see what fits between."},
    {Move::Example, "Picture a plan drawn backwards. It starts with the day on which a result must be visible and asks, step "
                    "by step, what has to be true just before. Two of the planned steps turn out to be needed by nobody."},
    {Move::Example, "Assume that a team is ready in November, and that the busiest weeks of the year begin then. Waiting feels "
                    "like weakness. Starting would have meant teaching new habits to people who had no time to think."},
    {Move::Example, "A simple test, offered as illustration: ask each participant which step they could do tomorrow. The "
                    "steps nobody can do are the true start of the plan."},
    {Move::StepsIntro, "To put the steps in order, sort them by four questions:"},
    {Move::Step, "What must be known before anything else makes sense?"},
    {Move::Step, "Which step gives people a reason to trust the next?"},
    {Move::Step, "What can be undone easily, and so be tried early?"},
    {Move::Step, "Which date is fixed by somebody outside?"},
    {Move::Step, "What would we drop if we lost a month?"},
    {Move::Counter, "Markets do not wait, it is said. They do not; but they rarely punish a month of preparation as hard as "
                    "they punish a launch that has to be repeated."},
    {Move::Counter, "A strict sequence can turn into an excuse for slowness. Guard against it with dates for decisions, "
                    "not dates for activities."},
    {Move::Question, "What would you do first if you could only do one thing?"},
    {Move::Question, "Which step are you taking early because it is pleasant?"},
    {Move::Close, "Slow at the start and quick afterwards is a better rhythm than the reverse."},
    {Move::Close, "A calm sequence is not caution. It is how ambitious work gets finished."},
    {Move::Close, "Decide the order once, write it down, and let the dates follow."},
};

constexpr Theme kThemes[] = {
    {"pilot", 3, "pilot first step small real team task learn fast fail safely try experiment begin test", "a small model bridge on a workbench",
     kPilotHeadings, kPilot},
    {"process", 3, "process routine working day workflow work actually happens easy way fit daily habit", "a tidy desk with one open folder",
     kProcessHeadings, kProcess},
    {"timing", 2, "timing sequence order calendar first wait pace urgency when roadmap plan schedule", "a wall calendar with a few marked days",
     kTimingHeadings, kTiming},
};

} // namespace

std::span<const Theme> startThemes()
{
    return kThemes;
}

} // namespace qd::agents::rehearsal
