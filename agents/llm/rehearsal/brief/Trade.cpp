#include "agents/llm/rehearsal/brief/Trade.h"

#include "agents/llm/rehearsal/brief/Reading.h"

namespace qd::agents::rehearsal {

namespace {

constexpr Trade kTrades[] = {
    {"hospital|nurse|clinic|patient|healthcare|health care", "hospital", "hospitals", "patients", "hospital leaders"},
    {"cafe|café|coffee shop", "cafe", "cafes", "guests", "cafe owners"},
    {"bakery|bakeries|baker", "bakery", "bakeries", "customers", "bakery owners"},
    {"retail|shop|store", "retailer", "retailers", "shoppers", "retailers"},
    {"school|teacher|pupil|classroom", "school", "schools", "families", "school leaders"},
    {"universit|campus", "university", "universities", "students", "university leaders"},
    {"bank|insur", "bank", "banks", "customers", "bank managers"},
    {"factor|manufactur|plant managers", "factory", "factories", "customers", "plant managers"},
    {"restaurant|hotel|chef|guests", "restaurant", "restaurants", "guests", "restaurant owners"},
    {"farm|agricultur|crop", "farm", "farms", "buyers", "farmers"},
    {"charit|nonprofit|non-profit|donor", "charity", "charities", "donors", "charity leaders"},
    {"museum|theatre|theater", "museum", "museums", "visitors", "museum directors"},
    {"council|municipal|city hall|local government|public sector", "city council", "city councils", "residents", "city leaders"},
    {"law firm|lawyer|solicitor", "law firm", "law firms", "clients", "partners in law firms"},
};

} // namespace

const Trade* tradeOf(const QString& text)
{
    for (const Trade& trade : kTrades)
        if (text.contains(pattern(QByteArray("\\b(?:") + trade.cue + ")")))
            return &trade;
    return nullptr;
}

} // namespace qd::agents::rehearsal
