/** The colours of the one hand: lime, rice, tile, lacquer, indigo and sea, all a little dusty. */
export const ink = "#25312f";
export const paper = "#f4ecdb";
export const cream = "#efe1c3";
export const straw = "#d9bd82";
export const ochre = "#cf9f4a";
export const clay = "#b9704a";
export const tile = "#a8553d";
export const lacquer = "#93362f";
export const leaf = "#7f9a5b";
export const rice = "#a9b465";
export const moss = "#5c7750";
export const pine = "#35554a";
export const teal = "#4f8284";
export const mist = "#c7d6d3";
export const sea = "#3f7583";
export const indigo = "#37506a";
export const slate = "#66757a";
export const wood = "#8a623f";
export const darkWood = "#5d4230";
export const skin = "#d8a57c";
/** The everyday uniform of the People's Police, its cap band, and the sand colour of traffic police. */
export const uniform = "#68794a";
export const capBand = "#a13a30";
export const trafficUniform = "#cbb077";
export const fireUniform = "#3c4a54";
