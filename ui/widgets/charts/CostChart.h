#pragma once

#include "core/store/HistoryReader.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace qd::ui {

/// Stacked days of cost, one colour per key; the smaller keys together are "Others". @thread main.
class CostChart : public QWidget {
    Q_OBJECT
public:
    /// What the bars measure: what was really billed, or what the same tokens cost on the configured tiers.
    enum class Measure { Billed, WouldHaveCost };
    static constexpr qsizetype kKeys = 6;

    explicit CostChart(QWidget* parent = nullptr);
    ~CostChart() override;

    /// What a day to come of this month is likely to bring, in dollars.
    struct Band {
        double low = 0;
        double high = 0;
        friend bool operator==(const Band&, const Band&) = default;
    };
    void display(const CostDays& days, Measure measure, const std::optional<Band>& toCome = {});
    std::optional<Band> band() const { return m_band; }
    /// The amounts that are drawn, by key and day, in dollars.
    QList<QList<double>> drawn() const;
    QStringList keys() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Parts;
    void rebuild(const CostDays& days, const QList<QList<double>>& values, const QStringList& names);
    void colour();
    void scale(const QList<QList<double>>& values);
    void drawBand();

    std::unique_ptr<Parts> m_parts;
    std::optional<Band> m_band;
};

} // namespace qd::ui
