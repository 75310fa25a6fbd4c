#pragma once

#include "agents/llm/rehearsal/brief/Reading.h"

/// Knows which words of a brief name its readers.
namespace qd::agents::rehearsal {

/// Words for several people or for houses of people: "plant managers", "small bakeries".
bool namesPeople(const QString& words);
bool looksPlural(const QString& words);
/// The readers as sentences speak of them, always people and several: "leaders of small bakeries" of "our small bakeries".
/// Empty when the words name a moment or nobody.
QString audienceFrom(QString words);
/// "workshops" of "every workshop".
QString inPlural(QString words);
/// Takes the readers out of `reading.topic` when they stand between the wish and what is to be said ("Explain to shop
/// owners why …"), and keeps the rest.
void takeListener(Reading& reading);
/// The same for readers who are named behind the subject: "… for HR managers", "… aimed at bakers".
void takeDedication(Reading& reading);

} // namespace qd::agents::rehearsal
