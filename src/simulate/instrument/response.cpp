// SPDX-License-Identifier: Apache-2.0
#include "src/simulate/instrument/response.hpp"

#include "src/simulate/monotone_curve.hpp"

namespace zsim {

double bp_response(double nm) {
    static const monotone_curve curve{{325, 0},    {330, 0.01}, {335, 0.075}, {340, 0.16}, {350, 0.19}, {360, 0.21},
                                      {370, 0.19}, {380, 0.16}, {390, 0.25},  {400, 0.42}, {410, 0.53}, {425, 0.60},
                                      {450, 0.64}, {500, 0.65}, {550, 0.625}, {600, 0.64}, {640, 0.58}, {650, 0.50},
                                      {660, 0.36}, {670, 0.06}, {680, 0.001}, {690, 0}};
    return curve(nm);
}

double rp_response(double nm) {
    static const monotone_curve curve{{610, 0},     {620, 0.01},  {625, 0.09},   {630, 0.39},   {635, 0.68},
                                      {640, 0.73},  {660, 0.72},  {680, 0.755},  {700, 0.77},   {740, 0.78},
                                      {780, 0.75},  {820, 0.71},  {840, 0.665},  {860, 0.60},   {880, 0.53},
                                      {900, 0.455}, {920, 0.37},  {940, 0.29},   {960, 0.21},   {980, 0.14},
                                      {1000, 0.08}, {1020, 0.03}, {1040, 0.008}, {1060, 0.002}, {1090, 0}};
    return curve(nm);
}

double electrons_per_flux(double nm) {
    constexpr double planck = 6.62607015e-34;         // J s
    constexpr double speed_of_light = 2.99792458e17;  // nm s-1
    return aperture * nm / (planck * speed_of_light);
}

}  // namespace zsim
