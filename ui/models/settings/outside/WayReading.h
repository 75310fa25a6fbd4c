#pragma once

#include "core/state/OfficeState.h"
#include "ui/models/settings/outside/WaysOut.h"

/// What state and files together say of a way out. Pure but for the words. @thread main.
namespace qd::ui {

/// WayLine::kind of a folder of this machine: nobody sets it up, and it needs no leave.
constexpr const char* kFolderWay = "folder";

enum class WayIs { Faulty, Off, Waiting, Changed, KeyLess, Allowed };

/// `hasKey`: the key that it needs is kept.
WayIs standingOf(const WayLine& way, const OfficeState& state, const QString& organisation, bool hasKey);
/// "Answered live on 23 Nov 2026." or that it never did.
QString verifiedText(const WayLine& way, const OfficeState& state);
/// What it has begun to send this month, and how much it may: "12 sent this month. At most 60 a minute."
QString sentText(const WayLine& way, const OfficeState& state, Instant now);
/// "At most 60 a minute. Quiet from 22:00 to 07:00 (Europe/Berlin)."; empty: no limit.
QString limitText(const ChannelPace& pace);
/// "webhook" as people write it; names of companies stay as they are.
QString wayKindWords(const QString& kind);
/// What the member of a file of that kind is called in a form; one that is unknown with its underscores opened.
QString wayFieldWords(const QString& kind, const QString& member);
/// How such a value looks; empty: nothing to say.
QString wayFieldExample(const QString& kind, const QString& member);
/// What a title would be as an id: small letters, digits and single hyphens.
QString idFor(const QString& title);

/// What is promised where something goes, as its account is on record; none: nobody has set that up here.
std::optional<ConnectorSetting> accountOf(const OfficeState& state, const EffectContent& content);
/// Of that account, whether it ever answered: "Answered live on …".
QString verifiedText(const QString& verified);

} // namespace qd::ui
