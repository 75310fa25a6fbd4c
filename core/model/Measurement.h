#pragma once

#include "core/model/Ids.h"
#include "core/model/Label.h"

namespace qd {

/// How something did out there, as one number: of a piece, of a channel, of a campaign, or of the department as a whole.
struct Measurement {
    QString name;     ///< "click-rate"
    double value = 0;
    QString unit;     ///< "%", "EUR"; may be empty
    RunId run;        ///< the run that made the piece; null when it is of no piece
    QString kind;     ///< what the piece is: "blog-post", "linkedin-post"; empty: all that the run made
    QString title;    ///< of the piece
    QString channel;  ///< "linkedin"
    QString campaign; ///< "autumn-series"
    QString from;     ///< who or what says so: a file, a tool, a person
    Instant measured;

    template <class V> void fields(V& v)
    {
        v("name", name);
        v("value", value);
        v("unit", unit);
        v("run", run);
        v("kind", kind);
        v("title", title);
        v("channel", channel);
        v("campaign", campaign);
        v("from", from);
        v("measured", measured);
    }
    /// What it measures, without the moment: a newer one of the same takes its place.
    QString key() const
    {
        return QStringList{name, run.isNull() ? QString() : run.toString(), kind, channel, campaign}.join(QLatin1Char('/'));
    }
};

} // namespace qd
