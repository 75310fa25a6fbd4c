#include "agents/effects/connectors/woocommerce/WooConnector.h"

#include "agents/effects/http/Unfit.h"

#include <QSet>

namespace qd::agents {

namespace {

constexpr qint64 kMostBytes = 64 * 1024;
constexpr qsizetype kMostWithVariations = 20; ///< each is a request of its own
constexpr Duration kSettles = std::chrono::minutes(1); ///< PHP works on for 30 s after its client has gone (max_execution_time)

} // namespace

Guarantees WooConnector::guarantees() const
{
    return {Guarantees::ByContent, {},
            {QStringLiteral("Values are written as they are to stand there: the same again changes nothing, so what breaks off may be repeated."),
             QStringLiteral("What was changed or sold in the shop since you were asked is not overwritten; whoever buys in the same second is, and the stock is off by that much."),
             QStringLiteral("A stock that is written is counted from then on. What stood there before stands in the approval; nothing here takes it back by itself."),
             QStringLiteral("This was made from WooCommerce's documentation and recorded answers, and was not verified live.")},
            kSettles, false};
}

Result<Done> WooConnector::checkFile(const EffectContent& content) const
{
    if (const Result<Done> mine = checkMine(content); !mine)
        return mine;
    const EffectFile* const file = onlyFile(content, QLatin1String("application/json"));
    if (!file || content.files.size() != 1 || file->bytes < 1 || file->bytes > kMostBytes)
        return unfit(QStringLiteral("it has %1 files; it has one, of JSON").arg(content.files.size()), QStringLiteral("files"), QStringLiteral("the renderer \"product-update\""));
    if (!content.recipients.isEmpty())
        return unfit(QStringLiteral("it is for people, and a shop's products are for nobody by name"), QStringLiteral("recipients"));
    return Done{};
}

Result<Done> WooConnector::check(const EffectContent& content) const
{
    if (const Result<Done> place = checkPlace(content); !place)
        return place;
    if (const Result<Done> fit = checkFile(content); !fit)
        return fit;
    if (content.target.isEmpty())
        return unfit(QStringLiteral("nobody has looked at what stands in the shop"), QStringLiteral("target"));
    return Done{};
}

Result<std::shared_ptr<WooErrand>> WooConnector::errand(const Delivery& delivery, const Gate& gate) const
{
    if (const Result<Done> fit = checkFile(delivery.content); !fit)
        return fit.error();
    if (const Result<Done> same = checkApproved(delivery); !same)
        return same.error();
    const Result<QList<ProductChange>> changes = productChangesIn(delivery.blobs.value(delivery.content.files.first().sha256));
    if (!changes)
        return changes.error();
    QSet<qint64> varied;
    for (const ProductChange& change : *changes)
        if (change.variation > 0)
            varied.insert(change.product);
    if (varied.size() > kMostWithVariations)
        return unfit(QStringLiteral("it has variations of %1 products; of %2 at once they may be").arg(varied.size()).arg(kMostWithVariations), QStringLiteral("products"));
    return std::make_shared<WooErrand>(*this, delivery, gate, *changes);
}

void WooConnector::look(const Delivery& delivery, const Gate& gate, Seen seen)
{
    const Result<std::shared_ptr<WooErrand>> errand = this->errand(delivery, gate);
    errand ? (*errand)->look(std::move(seen)) : seen(errand.error());
}

void WooConnector::deliver(const Delivery& delivery, const Gate& gate, Ended ended)
{
    if (const Result<Done> fit = check(delivery.content); !fit)
        return ended({Outcome::Refused, fit.error().text});
    const Result<std::shared_ptr<WooErrand>> errand = this->errand(delivery, gate);
    errand ? (*errand)->write(std::move(ended)) : ended({Outcome::Refused, errand.error().text});
}

void WooConnector::lookUp(const Delivery& delivery, const Gate& gate, Looked looked)
{
    const Result<std::shared_ptr<WooErrand>> errand = this->errand(delivery, gate);
    errand ? (*errand)->lookUp(std::move(looked)) : looked({Found::Unclear, errand.error().text, {}});
}

void WooConnector::test(const Gate& gate, Tested tested)
{
    ask({}, gate, wooTry(file()), [this, tested = std::move(tested)](const Result<HttpAnswer>& answer) {
        if (!answer)
            return tested(answer.error());
        const TestHints hints{QStringLiteral("a consumer key as \"user\" and its secret as the key, with read and write, of WooCommerce › Settings › Advanced › REST API"),
                              QStringLiteral("the address of the shop itself, with pretty permalinks on")};
        if (const std::optional<Error> trouble = testTrouble(*answer, file(), wooComplaintIn(answer->body), hints))
            return tested(*trouble);
        if (const Result<QList<ShopItem>> items = wooItemsIn(answer->body, 0); !items)
            return tested(testStranger(file(), QStringLiteral("WooCommerce"), items.error().text, hints.address));
        tested(QStringLiteral("The shop lets us in and shows its products. Whether we may change them, the first change shows."));
    });
}

} // namespace qd::agents
