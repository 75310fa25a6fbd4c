#include "agents/llm/rehearsal/frames/Passages.h"

namespace qd::agents::rehearsal {

namespace {

constexpr const char* kTitleTails[] = {
    "What to Settle First", "What {A} Should Settle First", "A Working Guide for {A}", "From Decision to Daily Work",
    "Who Decides, Who Does, Who Checks", "The Order of Steps That Holds", "{N} Decisions That Carry It", "What It Takes",
    "The Part Nobody Schedules", "One Owner, One Task, One Date", "What Works on an Ordinary Tuesday", "Start Small and Finish",
    "Where It Comes Apart, and Why", "The Questions Worth Asking First", "{N} Questions for {A}", "How to Make the First Step Count",
    "What to Try, What to Leave Alone", "A Plain Account for {A}", "Less Talk, Clearer Steps", "What Good Work Looks Like",
};

constexpr const char* kNewsTails[] = {
    "What {C} Will Ask", "What Changes, and How to Say It", "The Questions {C} Will Ask First", "How We Want to Explain It",
    "What to Know Before You Decide", "A Plain Word to {C}", "What Stays, and What Is New",
};

constexpr const char* kTroubleTails[] = {
    "What Helps, and What Does Not", "Where It Starts, and What Stops It", "The First Hour and the Weeks After", "What {A} Can Do About It",
    "A Plain Account for {A}", "{N} Questions for {A}", "What to Do Before It Happens Again", "Who Notices, and Who Acts",
};

constexpr const char* kSeriesLines[] = {
    "This piece opens our {Q}.",
    "With this piece we begin our {Q}.",
    "This is the first piece of our {Q}.",
};

} // namespace

Passages titleTails() { return kTitleTails; }
Passages newsTails() { return kNewsTails; }
Passages troubleTails() { return kTroubleTails; }
Passages seriesLines() { return kSeriesLines; }

} // namespace qd::agents::rehearsal
