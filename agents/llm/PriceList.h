#pragma once

#include "core/async/Shown.h"
#include "core/base/Result.h"
#include "core/model/money/Spend.h"

#include <QList>
#include <QMap>
#include <QSet>

namespace qd::agents {

class ProviderList;

/// What tokens of a model cost, in micro-dollars per million tokens.
struct TokenPrice {
    Money input;
    Money output;
    Money cacheWrite;
    Money cacheRead;
};

/// One model's line of a price file.
struct ModelPrice {
    /// Prices of calls whose whole input (fresh, written and read from the cache) is larger than `above`.
    struct Step {
        TokenCount above;
        TokenPrice price;
    };
    QString key;      ///< "provider:model", or the provider alone: the price of all of its models that have no line of their own
    TokenPrice price;
    QList<Step> steps; ///< in rising order; may be empty
    int batchPercent = 0; ///< what a call costs that is asked in a batch, of 100; 0: it is not known, or there are none
    bool isFree = false; ///< somebody says that nobody bills it, wherever it is
    QString date;      ///< when somebody looked the price up
    QString source;    ///< where
};

/// Prices of models, and of services that take money by the request, read from JSON files (resources/prices/README.md has the format). Only integers are used, every
/// sum is checked, and a cost is rounded up to a whole micro-dollar.
/// @thread any; after it was read it changes by take() alone.
class PriceList {
public:
    PriceList() { m_lines.show(Lines()); }
    /// The files that ship with the program, then `home`/prices/*.json in the order of their names; a model that
    /// appears again replaces the earlier line. Error::Parse names the file, the place in it and what would be right. Who is on another
    /// machine is read from the files of providers.
    static Result<PriceList> read(const QString& home = {});
    /// The same where the providers of the home have been read.
    static Result<PriceList> read(const QString& home, const ProviderList& providers);
    /// Adds the lines of one file.
    Result<Done> add(const QByteArray& json, const QString& file);

    /// Everything that stands in `newer` takes the place of what is here, for all who ask from now on. @thread one at a time, beside any that ask.
    void take(const PriceList& newer) { m_lines = newer.m_lines; }

    /// How a call is asked, which its price depends on.
    enum Asked { Alone, InBatch };
    /// What `usage` costs. `usage.in` are tokens billed as fresh input; cache tokens come on top of it.
    /// Error::Rule for a model without a price, or without one for batches, and for an amount that does not fit.
    Result<Money> cost(const QString& model, const TokenUsage& usage, Asked asked = Alone) const;
    /// The most a call can cost: all input at the dearest way of billing it, and all of the output that is allowed. Error::Rule also
    /// where the price is not believed.
    Result<Money> worstCase(const QString& model, TokenCount in, TokenCount maxOut, Asked asked = Alone) const;
    /// Whether it is known what a call of the model costs in a batch.
    bool hasBatchPrice(const QString& model) const;
    /// What one request of a service costs that is no model, as "brave:search". Error::Rule when nobody knows.
    Result<Money> request(const QString& service) const;
    /// The line of a model as somebody could be asked by it; a call (of what only says what texts mean, there is none) takes output, too.
    /// Error::Rule when there is none, or when it is next to nothing and the provider is on another machine.
    Result<ModelPrice> believed(const QString& model, bool isCall) const;
    /// The line as it stands. Error::Rule when there is none.
    Result<ModelPrice> price(const QString& model) const;
    QStringList models() const { return m_lines.now()->prices.keys(); }

private:
    struct Lines {
        QMap<QString, ModelPrice> prices;
        QMap<QString, Money> requests; ///< by service
        QSet<QString> elsewhere;       ///< ids of providers on other machines
    };
    Shown<Lines> m_lines; ///< never null
};

} // namespace qd::agents
