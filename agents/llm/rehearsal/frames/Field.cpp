#include "agents/llm/rehearsal/frames/Field.h"

#include "agents/llm/rehearsal/text/Wording.h"

#include <QStringList>

#include <algorithm>

namespace qd::agents::rehearsal {

namespace {

constexpr Field kFields[] = {
    {"ai artificial software automat chatbot llm llms model models algorithm digital data predictive",
     "[in daily operations|at the desks where the answers are used|on the service floor]",
     "[test cases, prompts and approval rules|data feeds, access rights and fallbacks|training data, thresholds and logs]",
     "[the log of corrected answers|the ticket queue|the list of systems that are really in production]",
     "[the clerk who corrects the output|the engineer on call|the team lead who signs off the result]",
     "[the steering meeting|the weekly operations review|the architecture board]",
     "[one queue and one type of request|one report that is written by hand each week|one decision that a person still confirms]",
     "[the model gives a confident answer and nobody downstream knows how to question it|the vendor changes a version on a "
     "weekend and the results shift|the demonstration data was cleaner than anything the department owns]",
     "[an answer that the clerk can trust|a working system that people open without being told to|one hand-over that needs "
     "no second check]",
     ""},
    {"packag box boxes bottle plastic recycl reusable carton parcel",
     "[at the packing table|on the shelf and in the returns cage|at the loading door]",
     "[boxes, fillers and labels|material samples and drop tests|pack sizes, pallets and return labels]",
     "[the returns log|the list of damaged goods|the packaging specification]",
     "[the packer on the late shift|the buyer who signs the packaging contract|the store manager who flattens the boxes]",
     "[the weekly trading meeting|the range review|the call with the packaging supplier]",
     "[one product line and one pack size|one store and one delivery route|one material for one season]",
     "[the new box saves material and breaks on the second pallet|the label says recyclable and the local collection says "
     "no|the pretty sleeve jams the packing line in the busiest week]",
     "[a parcel that arrives whole and leaves little behind|a pack that the store can flatten in one move|a material that "
     "customers know how to dispose of]",
     ""},
    {"shop shops store stores shelf shelves retail retailer stock stocktak inventory till count counts counting",
     "[between the shelves|at the till|in the stock room before opening]",
     "[shelf labels, stock cards and deliveries|order lists, prices and returns|counts, differences and missing articles]",
     "[the last count|the list of differences|the till roll of the past weeks]",
     "[the colleague at the till|the person who fills the shelves|the customer who asks for the missing size]",
     "[the talk before opening|the weekly order|the Monday round through the shop]",
     "[one shelf and one week|one group of articles|one hour before opening]",
     "[the list says four and the shelf says none|the article is in the house and nobody can find it|the difference is noticed "
     "when nobody remembers the reason]",
     "[a shelf that agrees with the list|an order that fits what was sold|a count that is done before the shop opens]",
     ""},
    {"logistic deliver van vans fleet truck freight shipping inventory stock warehouse supply route",
     "[at the loading dock|on the last mile of the route|between the depot and the door]",
     "[routes, charging times and delivery windows|pallets, slots and stock counts|vehicles, drivers and depots]",
     "[the delivery log|the list of missed time windows|the stock count]",
     "[the driver on the early tour|the dispatcher|the foreman at the dock]",
     "[the dispatch meeting|the depot briefing|the weekly planning call]",
     "[one depot and one route|one class of goods|one driver who volunteers and one who does not]",
     "[the plan fits the map and not the one-way streets|the charging point is taken when the tour ends|the stock list says "
     "four and the shelf says none]",
     "[a tour that ends on time|a shelf that agrees with the list|a delivery that nobody has to ring about]",
     ""},
    {"remote hybrid homeoffice telework distributed teleconferenc",
     "[in the call on Monday morning|between two time zones|at the kitchen table where the work is done]",
     "[calendars, calls and written hand-overs|tasks, chats and open documents|core hours, devices and travel days]",
     "[the list of meetings that nobody needed|the questions that were asked twice|the notes of the last retrospective]",
     "[the colleague who joined from afar|the team lead who never sees the desk|the one person who still comes to the office]",
     "[the weekly team call|the planning on Monday|the monthly day together]",
     "[one team and one kind of meeting|one hand-over in writing|one week without status calls]",
     "[the decision is taken in the corridor and half of the team hears of it days later|the message is sent at night and read as "
     "an order|the new colleague knows every tool and no face]",
     "[a hand-over that can be read without a call|a day with three hours in one piece|a newcomer who knows whom to ask]",
     ""},
    {"nurse nurses hospital hospitals ward clinic patient midwif",
     "[on the morning shift|on the ward at half past six|on the corridor where the vacancy is felt]",
     "[rosters, contracts and housing offers|hand-overs, charts and breaks|shifts, vacancies and agency hours]",
     "[the exit interviews|the list of applicants who said no|the rosters of the past months]",
     "[the ward sister|the newest colleague|the manager who covers the gap herself]",
     "[the staffing meeting|the morning hand-over|the monthly talk with the personnel office]",
     "[one ward and one vacancy|one corridor and one intake of new colleagues|one step of the shift plan]",
     "[the roster is full on paper and two people are ill|the new colleague arrives and nobody has planned her first day|the "
     "contract is signed and the flat is an hour away]",
     "[a shift that is fully staffed|a colleague who is still there after the first winter|a break that is really taken]",
     ""},
    {"hiring hire recruit vacanc staffing talent onboarding applicant employer",
     "[in the first week of the job|at the desk that stands empty|in the team where the vacancy is felt]",
     "[contracts, trial days and notice periods|job advertisements, interviews and references|first-week plans, mentors and equipment]",
     "[the exit interviews|the list of applicants who said no|the dates of the last ten offers]",
     "[the colleague who shows newcomers round|the newest colleague|the manager who covers the gap herself]",
     "[the staffing meeting|the talk after the first week|the monthly talk with the personnel office]",
     "[one vacancy and one team|one corridor and one intake of new colleagues|one step of the hiring process]",
     "[the candidate waits for an answer and signs elsewhere|the new colleague arrives and nobody has planned her first "
     "day|the contract is signed and the flat is an hour away]",
     "[an offer that is answered with yes|a colleague who is still there after the first winter|a first day that somebody has planned]",
     ""},
    {"training learn course school teacher parents classroom pupil lesson education",
     "[in the room where people practise|at the desks where it has to be used|in the first lesson of the week]",
     "[exercises, examples and hand-outs|letters, rules and exceptions|lesson plans and agreed rules]",
     "[the questions that people ask in the first hour|the list of who came back for the second session|the notes of the last "
     "parents' evening]",
     "[the colleague who has to use it the next day|the teacher at the door|the team lead who gives up two hours]",
     "[the staff meeting|the parents' evening|the Monday team round]",
     "[one group and one exercise from its own work|one class and one term|one rule and one month]",
     "[the course ends on Friday and the old habit is back on Tuesday|the rule is written for the calm case and the exception "
     "arrives at eight|the trainer shows examples from another trade]",
     "[a person who does it unaided a week later|a rule that a pupil can repeat|a question that is no longer asked]",
     ""},
    {"pricing price prices tariff discount quote fees offer",
     "[at the service desk|in the renewal talk|on the invoice]",
     "[price lists, discounts and contract terms|renewal letters, plans and exceptions|invoices and quotations]",
     "[the list of discounts that were really granted|the questions that reach the service desk|the renewal dates]",
     "[the account manager who takes the first call|the colleague at the service desk|the customer who opens the invoice]",
     "[the sales round|the weekly account review|the talk before the renewal]",
     "[one plan and one group of customers|a handful of existing accounts|one renewal date]",
     "[the letter names the new price and forgets the reason|two customers compare notes and find two answers|the old "
     "discount lives on in a contract that nobody opened]",
     "[an invoice that raises no question|a price that the account manager can explain in one sentence|a renewal without a surprise]",
     "pilot skills process partners mistakes scale"},
    {"churn loyal retention kundenbindung subscri cancel renewal",
     "[on the service line|in the week before a renewal|in the first month of a subscription]",
     "[cancellations, complaints and unused features|renewal notices and welcome mails|service tickets and refunds]",
     "[the reasons given when people cancel|the service tickets of the last month|the list of accounts that went quiet]",
     "[the colleague who reads the cancellations|the service agent on the phone|the customer who went quiet]",
     "[the weekly account review|the service round|the renewal meeting]",
     "[one plan and one moment in its first month|one group of quiet accounts|one reason for leaving]",
     "[the win-back offer reaches the people who would have stayed anyway|the customer leaves politely and nobody asks why|the "
     "welcome mail explains ten features and not the one that was bought]",
     "[a customer who renews without being called|a first month in which the product is really used|a cancellation that teaches something]",
     ""},
    {"cost costs budget budgeting finance invoice spend spending accounting controller cash cloud",
     "[in the accounts office|at the monthly closing|in the teams that order the services]",
     "[invoices, forecasts and commitments|budget lines, owners and limits|contracts and usage reports]",
     "[the invoice of last month, line by line|the gap between forecast and bill|the list of budget lines without an owner]",
     "[the controller|the product owner who orders the service|the budget holder]",
     "[the monthly closing|the budget round|the forecast meeting]",
     "[one invoice and one team|one budget line from zero|one service that everybody uses and nobody owns]",
     "[the saving is booked twice and found once|the cheap contract ends and nobody has read the notice period|the bill grows "
     "in a corner that belongs to no department]",
     "[a forecast that its owner would sign|a bill without a surprise|a budget line that somebody can explain]",
     ""},
    {"security cyber phishing scam scams fraud password privacy breach lawyer law legal",
     "[at the front desk|in the inbox at ten to six|at the desks where files are opened]",
     "[passwords, access lists and backups|client files, devices and rights|suspicious messages and the reports about them]",
     "[the list of reported messages|the access rights of people who have left|the last restore test]",
     "[the assistant who opens the post|the partner who travels with a laptop|the colleague who reports the odd message]",
     "[the partners' meeting|the Monday round|the quarterly talk with the IT provider]",
     "[one office and one kind of message|one restore from the backup|one rule that everybody keeps for a month]",
     "[the invoice looks right and the account number is new|the person who clicked waits until evening to say so|the backup "
     "exists and nobody has ever restored it]",
     "[a report within minutes and without blame|a backup that has been restored once|a client file that only the right people open]",
     ""},
    {"energy maintenance wind turbine plant factory audit audits electric sensor",
     "[on the shop floor|at the machine|in the control room on a Sunday]",
     "[meters, valves and work orders|spare parts, inspections and alarms|load curves and maintenance plans]",
     "[the shift log|the list of unplanned stops|the meter readings]",
     "[the fitter on the night shift|the shift leader|the planner who orders the spare part]",
     "[the shift hand-over|the weekly maintenance round|the morning meeting on the floor]",
     "[one machine and one shift|one line and one meter|one class of faults]",
     "[the alarm is right and comes after the bearing|the part is on order and the crane is booked for last week|the report "
     "names forty measures and no first one]",
     "[a stop that was planned|a reading that leads to a work order|a repair before the fault]",
     ""},
    {"museum exhibition visitor theatre gallery donor charit nonprofit non-profit board boards",
     "[in the entrance hall|at the ticket desk|in the board room]",
     "[opening hours, loans and labels|minutes, grants and reports|tours, tickets and volunteers]",
     "[the visitors' book|the minutes of the last meetings|the list of grants and what each was meant for]",
     "[the attendant in room three|the treasurer|the volunteer at the desk]",
     "[the board meeting|the programme round|the talk with the largest donor]",
     "[one room and one season|one programme and its true cost|one evening a month]",
     "[the grant pays for the opening and not for the second year|the figures are right and nobody on the board reads "
     "them|the new wing opens and the old roof leaks]",
     "[a visitor who comes back with a friend|a decision that the minutes can explain|a programme with its costs beside it]",
     ""},
    {"coffee espresso tea cafe cafes restaurant kitchen canteen food menu chef guest baker sourdough bread",
     "[at the counter|in the break room|at the machine before eight]",
     "[beans, cups and machines|orders, opening hours and deliveries|recipes, milk and cleaning plans]",
     "[the order book|the complaints and the compliments|the list of what is thrown away]",
     "[the person at the machine|the early shift|the guest who comes every day]",
     "[the talk before opening|the weekly order|the tasting]",
     "[one counter and one week|one bean and one supplier|one hour of the morning]",
     "[the machine is the best on the market and nobody has time to clean it|the supplier changes and the regulars notice "
     "first|the queue is longest in the hour with the fewest hands]",
     "[a cup that tastes the same on Friday|a queue that moves|a regular who brings a colleague]",
     "scale"},
    {"hotel hotels guesthouse hostel booking bookings travel tourism tourist holiday hospitality room rooms",
     "[at the reception|on the evening of a full house|between check-out and check-in]",
     "[bookings, arrivals and cancellations|rooms, rates and house rules|guest requests, keys and bills]",
     "[the guest book|the list of cancelled bookings|the questions that reach the reception twice a day]",
     "[the colleague at the reception|the guest who arrives after ten|the housekeeper with the list of rooms]",
     "[the morning briefing|the weekly look at the bookings|the talk at the change of shift]",
     "[one kind of room and one month|one weekend outside the season|one step between the first click and the key]",
     "[the page shows a room that was sold an hour ago|the guest asks at the door for what the message had promised|the rate is "
     "changed in one place and forgotten in two others]",
     "[a guest who comes back and books direct|an arrival without a question|a full house with nobody in the wrong room]",
     ""},
    {"",
     "[at the desk where the work arrives|on an ordinary day|in the daily business]",
     "[lists, forms and exceptions|orders, approvals and dates|letters, tables and agreements]",
     "[the open points of last month|the calendar of the past months|the list of complaints]",
     "[the colleague who answers the phone|the newest member of the team|the person who does the work today]",
     "[the weekly meeting|the planning round|the monthly review]",
     "[one team and one month|one case from start to end|one task that returns each week]",
     "[two people do the same work and each trusts the other to stop|the exception turns out to be the rule|the plan is approved "
     "and the calendar is full]",
     "[a case that is finished in one go|a question that is answered once|a week without a second reminder]",
     ""},
};

} // namespace

const Field& fieldOf(const QString& text)
{
    const Field* best = &kFields[std::size(kFields) - 1];
    qsizetype most = 0;
    const QStringList words = wordsOf(text);
    for (const Field& field : kFields) {
        qsizetype hits = 0;
        for (const QString& cue : QString::fromLatin1(field.cues).split(u' ', Qt::SkipEmptyParts))
            hits += std::count_if(words.begin(), words.end(), [&cue](const QString& w) { return cue.size() > 4 ? w.startsWith(cue) : w == cue; });
        if (hits > most) {
            most = hits;
            best = &field;
        }
    }
    return *best;
}

} // namespace qd::agents::rehearsal
