#pragma once

#include "agents/effects/render/Html.h"
#include "agents/effects/render/Look.h"

#include <functional>

/// What every mail that is drawn has around its text, whoever carries it. Pure.
namespace qd::agents {

/// What stands on one of a rehearsal.
QString mailNote(const QString& title, const QString& text);
/// The language that it is written in; else the brand's.
QString mailLanguage(const QString& text, const Brand& brand);
/// Error::Parse: it is empty, or too long.
Result<Done> checkSubject(const QString& subject);

/// A box with a note.
void noteInto(HtmlWriter& out, const QString& note, const Shades& shades);
/// The button that leads on; none without a link. `marks`: attributes besides its own.
void buttonInto(HtmlWriter& out, const QString& link, QStringView words, const Shades& shades, const HtmlWriter::Attributes& marks = {});
/// The body, from below its tag to its end, with the preheader that inboxes show and the brand's name above `text`.
void frameInto(HtmlWriter& out, const QString& preheader, const Brand& brand, const Shades& shades, const std::function<void()>& text);
/// As an inbox shows it, and then `text`.
QByteArray mailPreview(const QString& subject, const QString& preheader, const std::function<void(HtmlWriter&)>& text);

} // namespace qd::agents
